package org.mingcha.documents;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * Rows of one sheet. A value in cells merged downwards counts for each of their rows; a row is empty
 * when nothing was written in that row itself.
 */
final class XlsxRows implements RowSource {
  private final Sheet sheet;
  private final WorkbookParts parts;
  private final TableLimits limits;

  /** The day before the first: Excel counts from 1900, or from 1904 in files of old Macintoshes. */
  private final LocalDate dayZero;

  XlsxRows(Sheet sheet, WorkbookParts parts, TableLimits limits, boolean from1904) {
    this.sheet = sheet;
    this.parts = parts;
    this.limits = limits;
    this.dayZero = from1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
  }

  /** What a merged area holds, once its first row has been seen. */
  private static final class Filling {
    private final WorkbookParts.Merged area;
    private RawRow.RawCell value = RawRow.RawCell.EMPTY;

    Filling(WorkbookParts.Merged area) {
      this.area = area;
    }
  }

  @Override
  public void forEach(RowVisitor visitor) throws TableRefusal {
    final NavigableMap<Integer, List<Filling>> starting = new TreeMap<>();
    for (WorkbookParts.Merged area : parts.merged(sheet.getId())) {
      if (area.lastRow() > area.firstRow() && area.firstColumn() < limits.columns()) {
        starting.computeIfAbsent(area.firstRow(), row -> new ArrayList<>()).add(new Filling(area));
      }
    }
    final List<Filling> open = new ArrayList<>();
    int number = 0;
    try (Stream<Row> rows = sheet.openStream()) {
      for (Iterator<Row> all = rows.iterator(); all.hasNext(); ) {
        final Row row = all.next();
        number = row.getRowNum();
        final List<RawRow.RawCell> cells = cells(row);
        final boolean empty = cells.stream().allMatch(RawRow.RawCell::isEmpty);
        fill(number, cells, starting, open);
        if (!empty && !visitor.visit(new RawRow(number, cells))) {
          return;
        }
      }
    } catch (IOException | ExcelReaderException | IndexOutOfBoundsException damaged) {
      throw TableRefusal.ofFile("documents.table.damaged");
    }
  }

  private static void fill(
      int number,
      List<RawRow.RawCell> cells,
      NavigableMap<Integer, List<Filling>> starting,
      List<Filling> open) {
    open.removeIf(filling -> filling.area.lastRow() < number);
    for (Filling filling : open) {
      final int column = filling.area.firstColumn();
      while (cells.size() <= column) {
        cells.add(RawRow.RawCell.EMPTY);
      }
      if (cells.get(column).isEmpty()) {
        cells.set(column, filling.value);
      }
    }
    while (!starting.isEmpty() && starting.firstKey() <= number) {
      final var entry = starting.pollFirstEntry();
      if (entry.getKey() == number) {
        for (Filling filling : entry.getValue()) {
          final int column = filling.area.firstColumn();
          filling.value = column < cells.size() ? cells.get(column) : RawRow.RawCell.EMPTY;
          open.add(filling);
        }
      }
    }
  }

  private List<RawRow.RawCell> cells(Row row) throws TableRefusal {
    final List<RawRow.RawCell> cells = new ArrayList<>();
    for (int i = 0; i < row.getCellCount(); i++) {
      final Cell cell = row.getCell(i);
      final RawRow.RawCell raw = cell == null ? RawRow.RawCell.EMPTY : raw(cell);
      if (i >= limits.columns()) {
        // Formatting often runs to the last column of the sheet; only something written counts.
        if (!raw.isEmpty()) {
          throw new TableRefusal(
              new RowError(
                  row.getRowNum(), "", "documents.table.columns", List.of(limits.columns())));
        }
        continue;
      }
      cells.add(raw);
    }
    return cells;
  }

  private RawRow.RawCell raw(Cell cell) {
    final String value = cell.getRawValue();
    return switch (cell.getType()) {
      case EMPTY -> RawRow.RawCell.EMPTY;
      case ERROR -> new RawRow.RawCell.Broken(value == null ? "#" : value);
      case STRING -> new RawRow.RawCell.Text(CellText.undefuse(CellText.strip(cell.asString())));
      case BOOLEAN -> new RawRow.RawCell.Text(cell.asBoolean() ? "TRUE" : "FALSE");
      case NUMBER -> number(cell, value);
      case FORMULA -> formula(cell, value);
    };
  }

  private RawRow.RawCell formula(Cell cell, String value) {
    if (value == null || value.isEmpty()) {
      // ="" gives an empty text; a formula that was never computed has no value at all
      return value == null ? new RawRow.RawCell.Broken("=") : RawRow.RawCell.EMPTY;
    }
    if (value.startsWith("#")) {
      return new RawRow.RawCell.Broken(value);
    }
    return cell.getValue() instanceof BigDecimal
        ? number(cell, value)
        : new RawRow.RawCell.Text(CellText.strip(value));
  }

  private RawRow.RawCell number(Cell cell, String value) {
    if (value == null || value.isBlank()) {
      return RawRow.RawCell.EMPTY;
    }
    final BigDecimal number;
    try {
      number = new BigDecimal(value.strip());
    } catch (NumberFormatException notANumber) {
      return new RawRow.RawCell.Text(CellText.strip(value));
    }
    if (isDate(cell) && number.signum() >= 0 && number.precision() - number.scale() <= 7) {
      return new RawRow.RawCell.Day(dayZero.plusDays(number.longValue()));
    }
    return new RawRow.RawCell.Number(number);
  }

  /** The built-in formats 14-17 and 22, the East Asian ones, and those that show a year and a day. */
  private static boolean isDate(Cell cell) {
    final Integer id = cell.getDataFormatId();
    if (id != null && ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
        || (id >= 50 && id <= 58))) {
      return true;
    }
    final String format = cell.getDataFormatString();
    if (format == null) {
      return false;
    }
    final String shown =
        format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "");
    return shown.contains("y") && (shown.contains("m") || shown.contains("d"));
  }
}
