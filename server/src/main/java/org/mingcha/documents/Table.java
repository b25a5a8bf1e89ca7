package org.mingcha.documents;

import java.util.List;
import java.util.Map;

/**
 * A table as read from a file, whole.
 *
 * @param header the wanted columns that were found, in the order of the file
 * @param headerRow the number of the row in which they stood
 * @param rows the rows below it that hold anything in a wanted column
 */
public record Table(List<Column> header, int headerRow, List<Row> rows) {
  public Table {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /**
   * One row.
   *
   * @param number as the office program shows it, counted from 1
   * @param cells what stands in the wanted columns; empty cells are left out
   */
  public record Row(int number, Map<Column, String> cells) {
    public Row {
      cells = Map.copyOf(cells);
    }

    /** The cell's text, "" when it is empty or the column is missing. */
    public String get(Column column) {
      return cells.getOrDefault(column, "");
    }
  }
}
