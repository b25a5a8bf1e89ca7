package org.mingcha.intake;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The 16 digits with which a reporter comes back: 15 random ones (about 50 bits) and a check digit
 * after Luhn (ISO/IEC 7812-1), which finds every single wrong digit. Never stored, never logged.
 */
public final class QueryCode {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long RANGE = 1_000_000_000_000_000L;
  private static final int LENGTH = 16;

  private final String digits;

  private QueryCode(String digits) {
    this.digits = digits;
  }

  static QueryCode random() {
    return of(RANDOM.nextLong(RANGE));
  }

  /** The code that belongs to a keyed hash: the same request gives the same code. */
  static QueryCode derived(byte[] mac) {
    long value = 0;
    for (int i = 0; i < 8; i++) {
      value = (value << 8) | (mac[i] & 0xff);
    }
    return of(Long.remainderUnsigned(value, RANGE));
  }

  private static QueryCode of(long value) {
    StringBuilder out = new StringBuilder(LENGTH);
    String text = Long.toString(value);
    out.append("0".repeat(LENGTH - 1 - text.length())).append(text);
    return new QueryCode(out.append((char) ('0' + check(out))).toString());
  }

  /**
   * What somebody typed, in any spacing or width of digits; empty when it cannot be a code, for
   * example because a digit was mistyped.
   */
  public static Optional<QueryCode> parse(@Nullable String typed) {
    String digits = normal(typed);
    boolean fits = digits.length() == LENGTH && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!fits || check(digits.substring(0, LENGTH - 1)) != digits.charAt(LENGTH - 1) - '0') {
      return Optional.empty();
    }
    return Optional.of(new QueryCode(digits));
  }

  private static String normal(@Nullable String typed) {
    if (typed == null || typed.length() > 100) {
      return "";
    }
    return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Pd}._]", "");
  }

  private static int check(CharSequence payload) {
    int sum = 0;
    boolean twice = true;
    for (int i = payload.length() - 1; i >= 0; i--) {
      int digit = payload.charAt(i) - '0';
      if (twice) {
        digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
      }
      sum += digit;
      twice = !twice;
    }
    return (10 - sum % 10) % 10;
  }

  /** The digits, for hashing and for the one answer that shows them. */
  public String reveal() {
    return digits;
  }

  /** In four groups, as it is shown and written down. */
  public String grouped() {
    return digits.replaceAll("(\\d{4})(?!$)", "$1 ");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof QueryCode that && digits.equals(that.digits);
  }

  @Override
  public int hashCode() {
    return digits.hashCode();
  }

  /** Says nothing: codes must not reach logs. */
  @Override
  public String toString() {
    return "QueryCode[redacted]";
  }
}
