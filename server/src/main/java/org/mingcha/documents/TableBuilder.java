package org.mingcha.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the heading among the first rows of a sheet and reads the rows below it. */
final class TableBuilder implements RowSource.RowVisitor {
  /** Titles, the unit and the date may stand above the heading, but not more than this. */
  private static final int HEADING_WITHIN = 30;

  private final List<Column> wanted;
  private final TableLimits limits;
  private final Map<String, Column> byHeading = new HashMap<>();
  private final RowErrors errors = new RowErrors();
  private final List<Table.Row> rows = new ArrayList<>();

  /** The columns by their place, once the heading is found. */
  private @Nullable Map<Integer, Column> places;

  private int headerRow;
  private Map<Integer, Column> nearest = Map.of();
  private int nearestRow;

  TableBuilder(List<Column> wanted, TableLimits limits) {
    this.wanted = List.copyOf(wanted);
    this.limits = limits;
    for (Column column : wanted) {
      for (String name : column.names()) {
        final Column other = byHeading.put(CellText.heading(name), column);
        if (other != null && other != column) {
          throw new IllegalArgumentException(name + " names two columns");
        }
      }
    }
  }

  boolean found() {
    return places != null;
  }

  boolean hasRows() {
    return !rows.isEmpty() || !errors.isEmpty();
  }

  @Override
  public boolean visit(RawRow row) throws TableRefusal {
    if (places == null) {
      lookForHeading(row);
      return places != null || row.number() < HEADING_WITHIN;
    }
    if (headings(row).equals(places)) {
      return true; // repeated for printing
    }
    read(row, places);
    return true;
  }

  private Map<Integer, Column> headings(RawRow row) {
    final Map<Integer, Column> found = new TreeMap<>();
    for (int i = 0; i < row.cells().size(); i++) {
      final String text = row.cell(i).text();
      if (text.isEmpty() || text.length() > 60) {
        continue;
      }
      // Most cells of a table are no headings: ask the cheap way before folding scripts.
      final Column column = places == null || knownAsWritten(text) ? heading(text) : null;
      if (column != null) {
        found.put(i, column);
      }
    }
    return found;
  }

  private final Set<String> writtenHeadings = new HashSet<>();

  private boolean knownAsWritten(String text) {
    return writtenHeadings.contains(text);
  }

  private @Nullable Column heading(String text) {
    return byHeading.get(CellText.heading(text));
  }

  private void lookForHeading(RawRow row) throws TableRefusal {
    final Map<Integer, Column> found = headings(row);
    final Set<Column> columns = new HashSet<>(found.values());
    final boolean complete = wanted.stream().filter(Column::required).allMatch(columns::contains);
    if (!complete || columns.isEmpty()) {
      if (columns.size() > new HashSet<>(nearest.values()).size()) {
        nearest = found;
        nearestRow = row.number();
      }
      return;
    }
    final Set<Column> seen = new HashSet<>();
    for (Column column : found.values()) {
      if (!seen.add(column)) {
        throw new TableRefusal(
            new RowError(
                row.number(), column.heading(), "documents.table.column-twice",
                List.of(column.heading())));
      }
    }
    found.keySet().forEach(place -> writtenHeadings.add(row.cell(place).text()));
    places = found;
    headerRow = row.number();
  }

  private void read(RawRow row, Map<Integer, Column> columns) throws TableRefusal {
    final Map<Column, String> cells = new LinkedHashMap<>();
    boolean broken = false;
    for (var place : columns.entrySet()) {
      final RawRow.RawCell cell = row.cell(place.getKey());
      if (cell.isEmpty()) {
        continue;
      }
      final Column column = place.getValue();
      final String value = value(row.number(), column, cell);
      if (value == null) {
        broken = true;
      } else if (!value.isEmpty()) {
        cells.put(column, value);
      }
    }
    if (cells.isEmpty() && !broken) {
      return;
    }
    if (rows.size() == limits.rows()) {
      throw TableRefusal.ofFile("documents.table.rows", limits.rows());
    }
    rows.add(new Table.Row(row.number(), cells));
  }

  private @Nullable String value(int row, Column column, RawRow.RawCell cell) {
    if (cell instanceof RawRow.RawCell.Broken) {
      errors.add(row, column, "documents.table.formula", cell.text());
      return null;
    }
    if (cell.text().length() > limits.characters()) {
      errors.add(row, column, "documents.table.characters", limits.characters());
      return null;
    }
    return switch (column.kind()) {
      case TEXT -> cell.text();
      case CODE ->
          CellText.code(cell)
              .orElseGet(
                  () -> {
                    errors.add(row, column, "documents.table.code-damaged", cell.text());
                    return null;
                  });
      case DATE ->
          CellText.day(cell)
              .orElseGet(
                  () -> {
                    errors.add(row, column, "documents.table.date", shortened(cell.text()));
                    return null;
                  });
    };
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  /** The table, or why there is none. */
  TableReading finish() {
    if (places == null) {
      return new TableReading.Refused(List.of(missing()), 0);
    }
    if (!errors.isEmpty()) {
      return new TableReading.Refused(errors.list(), errors.more());
    }
    if (rows.isEmpty()) {
      return new TableReading.Refused(
          List.of(new RowError(headerRow, "", "documents.table.empty", List.of())), 0);
    }
    return new TableReading.Read(new Table(List.copyOf(places.values()), headerRow, rows));
  }

  int matched() {
    return new HashSet<>(nearest.values()).size();
  }

  private RowError missing() {
    final Set<Column> found = new HashSet<>(nearest.values());
    final String names =
        wanted.stream()
            .filter(Column::required)
            .filter(column -> !found.contains(column))
            .map(Column::heading)
            .collect(Collectors.joining("、"));
    return found.isEmpty()
        ? RowError.ofFile("documents.table.no-header", names)
        : new RowError(nearestRow, "", "documents.table.column-missing", List.of(names));
  }
}
