package org.mingcha.documents;

/** Text that a spreadsheet would take for a formula and run. */
final class Formulas {
  private Formulas() {}

  static boolean wouldRun(String text) {
    if (text.isEmpty()) {
      return false;
    }
    return switch (text.charAt(0)) {
      case '=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠' -> true;
      default -> false;
    };
  }
}
