package org.mingcha.documents;

import java.util.List;

/**
 * One thing to put right in a table.
 *
 * @param row as the office program shows it; 0 when the file as a whole is meant
 * @param column the heading, or "" when the row or file as a whole is meant
 * @param messageKey of the message that says what to do
 * @param args its arguments
 */
public record RowError(int row, String column, String messageKey, List<Object> args) {
  public RowError {
    args = List.copyOf(args);
  }

  public static RowError ofFile(String messageKey, Object... args) {
    return new RowError(0, "", messageKey, List.of(args));
  }
}
