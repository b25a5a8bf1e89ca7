package org.mingcha.insight;

/** Places by their codes. */
final class Regions {
  private Regions() {}

  /** What all codes inside a place begin with: of 500000 "50", of 500100 "5001". */
  static String prefix(String code) {
    String prefix = code;
    while (prefix.length() <= 6 && prefix.length() > 2 && prefix.endsWith("00")) {
      prefix = prefix.substring(0, prefix.length() - 2);
    }
    return prefix;
  }
}
