package org.mingcha.documents;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

// i18n-exempt: characters of dates and digits as offices type them
/** The habits of offices in filling cells, and what is meant by them. */
final class CellText {
  /** The ways of writing a day, with or without a time after it. */
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})(?:[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?|(\\d{2})(\\d{2}))"
              + "(?:[T ]?\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)?");

  private static final Pattern NOTE = Pattern.compile("[(（\\[【].*$");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u3000\\u200b-\\u200d\\ufeff]+");
  private static final Pattern SCIENTIFIC = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");
  private static final Pattern WHOLE_WITH_DECIMALS = Pattern.compile("(\\d+)\\.0+");

  /** Digits that Excel keeps of a number; a longer one has been rounded. */
  private static final int EXACT_DIGITS = 15;

  private CellText() {}

  /** A cell's text without blanks of any kind, or marks of direction and width, around it. */
  static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && blank(text.charAt(start))) {
      start++;
    }
    while (end > start && blank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean blank(char c) {
    return c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }

  /** A heading in the form in which headings are compared. */
  static String heading(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    plain = BLANKS.matcher(plain).replaceAll("");
    final String withoutNote = NOTE.matcher(plain).replaceAll("");
    plain = withoutNote.isEmpty() ? plain : withoutNote;
    plain = plain.replaceAll("[*＊:：]", "").toLowerCase(Locale.ROOT);
    return ZhConverterUtil.toSimple(plain);
  }

  /** An identifier, or nothing when digits were lost. */
  static Optional<String> code(RawRow.RawCell cell) {
    if (cell instanceof RawRow.RawCell.Number(BigDecimal value)) {
      final BigDecimal plain = value.stripTrailingZeros();
      final boolean exact =
          value.signum() >= 0 && plain.scale() <= 0
              && plain.precision() - plain.scale() <= EXACT_DIGITS;
      return exact ? Optional.of(cell.text()) : Optional.empty();
    }
    String text = Normalizer.normalize(cell.text(), Normalizer.Form.NFKC);
    text = BLANKS.matcher(text).replaceAll("");
    if (text.startsWith("'")) {
      text = text.substring(1);
    }
    if (SCIENTIFIC.matcher(text).matches()) {
      return Optional.empty();
    }
    final Matcher decimals = WHOLE_WITH_DECIMALS.matcher(text);
    return Optional.of(decimals.matches() ? decimals.group(1) : text);
  }

  /** A day as 2018-07-16, or nothing when the cell does not hold one. */
  static Optional<String> day(RawRow.RawCell cell) {
    if (cell instanceof RawRow.RawCell.Day) {
      return Optional.of(cell.text());
    }
    final String text =
        BLANKS.matcher(Normalizer.normalize(cell.text(), Normalizer.Form.NFKC)).replaceAll(" ");
    final Matcher day = DAY.matcher(text.replaceAll(" ?([年月日]) ?", "$1"));
    if (!day.matches()) {
      return Optional.empty();
    }
    final boolean compact = day.group(2) == null;
    try {
      return Optional.of(
          LocalDate.of(
                  Integer.parseInt(day.group(1)),
                  Integer.parseInt(day.group(compact ? 4 : 2)),
                  Integer.parseInt(day.group(compact ? 5 : 3)))
              .toString());
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  /** Takes back the mark that {@link TabularWriter} sets before text that looks like a formula. */
  static String undefuse(String text) {
    return text.length() > 1 && text.charAt(0) == '\'' && Formulas.wouldRun(text.substring(1))
        ? text.substring(1)
        : text;
  }
}
