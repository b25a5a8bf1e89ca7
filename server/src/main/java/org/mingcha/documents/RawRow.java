package org.mingcha.documents;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A row before its columns are known.
 *
 * @param number counted from 1 as the office program does
 */
record RawRow(int number, List<RawCell> cells) {

  boolean isEmpty() {
    return cells.stream().allMatch(RawCell::isEmpty);
  }

  RawCell cell(int index) {
    return index < cells.size() ? cells.get(index) : RawCell.EMPTY;
  }

  /** A cell as the file holds it. */
  sealed interface RawCell {
    RawCell EMPTY = new Text("");

    /** Its text without knowledge of the column. */
    String text();

    default boolean isEmpty() {
      return text().isEmpty();
    }

    /** Text without blanks around it. */
    record Text(String text) implements RawCell {}

    /** A number that is not shown as a date. */
    record Number(BigDecimal value) implements RawCell {
      @Override
      public String text() {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
      }
    }

    /** A number shown as a date. */
    record Day(LocalDate day) implements RawCell {
      @Override
      public String text() {
        return day.toString();
      }
    }

    /** A formula that failed or was never computed. */
    record Broken(String text) implements RawCell {}
  }
}
