package org.mingcha.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;

/**
 * Reads tables as offices keep them: CSV in UTF-8, UTF-16 or GB18030, and Excel workbooks (.xlsx).
 * What a file is, is decided by its content, never by its name. The heading is found by the names of
 * the wanted columns, also below a title; other columns are ignored; empty rows are skipped.
 *
 * <p>A file is read whole or not at all: {@link TableReading.Read} or {@link TableReading.Refused}
 * with every error found. Nothing is written to disk. Instances may be shared.
 */
public final class TabularReader {
  private final TableLimits limits;

  public TabularReader() {
    this(TableLimits.USUAL);
  }

  public TabularReader(TableLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the one table in a file.
   *
   * @param content the file
   * @param wanted the columns to look for; at least one of them required
   */
  public TableReading read(byte[] content, List<Column> wanted) {
    if (wanted.stream().noneMatch(Column::required)) {
      throw new IllegalArgumentException("a table without a required column cannot be recognised");
    }
    try {
      if (content.length == 0) {
        throw TableRefusal.ofFile("documents.table.empty-file");
      }
      if (content.length > limits.bytes()) {
        throw TableRefusal.ofFile("documents.table.bytes", limits.bytes() >> 20);
      }
      return starts(content, 'P', 'K', 3, 4) ? workbook(content, wanted) : text(content, wanted);
    } catch (TableRefusal refusal) {
      return new TableReading.Refused(List.of(refusal.error()), 0);
    }
  }

  private TableReading text(byte[] content, List<Column> wanted) throws TableRefusal {
    if (starts(content, 0xD0, 0xCF, 0x11, 0xE0)) {
      // the old binary format, and also any Office file with a password
      throw TableRefusal.ofFile("documents.table.old-excel");
    }
    if (starts(content, '%', 'P', 'D', 'F') || starts(content, 'R', 'a', 'r', '!')) {
      throw TableRefusal.ofFile("documents.table.not-a-table");
    }
    final String text = CsvRows.decode(content);
    if (isMarkup(text)) {
      throw TableRefusal.ofFile("documents.table.web-page");
    }
    TableBuilder best = null;
    TableRefusal torn = null;
    for (char separator : new char[] {',', '\t', ';'}) {
      final var builder = new TableBuilder(wanted, limits);
      try {
        new CsvRows(text, separator, limits).forEach(builder);
      } catch (TableRefusal refusal) {
        // With the wrong separator quotes need not match: try the others before saying so.
        if (builder.found() || !refusal.error().messageKey().equals("documents.table.quotes")) {
          throw refusal;
        }
        torn = torn == null ? refusal : torn;
        continue;
      }
      if (builder.found()) {
        return builder.finish();
      }
      best = best == null || builder.matched() > best.matched() ? builder : best;
    }
    if (torn != null && (best == null || best.matched() == 0)) {
      throw torn;
    }
    return best.finish();
  }

  private static boolean isMarkup(String text) {
    final String start =
        CellText.strip(text.substring(0, Math.min(text.length(), 200))).toLowerCase(Locale.ROOT);
    return start.startsWith("<html") || start.startsWith("<!doctype") || start.startsWith("<?xml")
        || start.startsWith("<table") || start.startsWith("<meta") || start.startsWith("mime-version");
  }

  private TableReading workbook(byte[] content, List<Column> wanted) throws TableRefusal {
    final WorkbookParts parts = WorkbookParts.check(content, limits);
    // With formats, so that dates can be told from numbers.
    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(content), new ReadingOptions(true, true))) {
      final List<String> names = new ArrayList<>();
      TableBuilder chosen = null;
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
          continue;
        }
        final var builder = new TableBuilder(wanted, limits);
        new XlsxRows(sheet, parts, limits, workbook.isDate1904()).forEach(builder);
        if (builder.found() && builder.hasRows()) {
          names.add(sheet.getName());
        }
        chosen = chosen == null || rank(builder) > rank(chosen) ? builder : chosen;
      }
      if (names.size() > 1) {
        // Taking one of them would silently lose the others.
        throw TableRefusal.ofFile(
            "documents.table.several-sheets",
            names.stream().limit(10).collect(Collectors.joining("、")));
      }
      if (chosen == null) {
        throw TableRefusal.ofFile("documents.table.empty-file");
      }
      return chosen.finish();
    } catch (IOException | ExcelReaderException | IllegalArgumentException damaged) {
      throw TableRefusal.ofFile("documents.table.damaged");
    }
  }

  private static int rank(TableBuilder builder) {
    return builder.found() ? (builder.hasRows() ? 1001 : 1000) : builder.matched();
  }

  private static boolean starts(byte[] content, int... mark) {
    final byte[] start = new byte[mark.length];
    for (int i = 0; i < mark.length; i++) {
      start[i] = (byte) mark[i];
    }
    return content.length >= mark.length
        && new String(content, 0, mark.length, StandardCharsets.ISO_8859_1)
            .equals(new String(start, StandardCharsets.ISO_8859_1));
  }
}
