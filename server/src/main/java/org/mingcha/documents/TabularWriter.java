package org.mingcha.documents;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes tables for Excel and WPS. Values are texts, {@link Number}s, {@link LocalDate}s or "" for
 * nothing; text is never taken for a formula by the program that opens the file, whatever a stranger
 * wrote into it: in a workbook it is a text cell, in CSV an apostrophe is set before it, which {@link
 * TabularReader} takes back.
 */
public final class TabularWriter {
  private TabularWriter() {}

  /**
   * Writes a workbook with one sheet, the heading in bold and kept in view.
   *
   * @param out is left open
   */
  public static void writeXlsx(
      OutputStream out, String sheetName, List<String> header, Iterable<List<?>> rows)
      throws IOException {
    final var workbook = new Workbook(out, "Mingcha", "1.0");
    final Worksheet sheet = workbook.newWorksheet(sheetName(sheetName));
    for (int c = 0; c < header.size(); c++) {
      sheet.value(0, c, header.get(c));
      sheet.style(0, c).bold().format("@").set();
      sheet.width(c, Math.clamp(header.get(c).length() * 2L + 6, 12, 40));
    }
    sheet.freezePane(0, 1);
    int r = 0;
    for (List<?> row : rows) {
      r++;
      for (int c = 0; c < row.size(); c++) {
        cell(sheet, r, c, row.get(c));
      }
    }
    workbook.finish();
  }

  private static void cell(Worksheet sheet, int row, int column, Object value) {
    switch (value) {
      case Number number -> sheet.value(row, column, number);
      case LocalDate day -> {
        sheet.value(row, column, day);
        sheet.style(row, column).format("yyyy-mm-dd").set();
      }
      default -> {
        final String text = writable(value.toString());
        if (!text.isEmpty()) {
          sheet.value(row, column, text);
          if (Formulas.wouldRun(text)) {
            // The text format keeps it text when someone edits the cell.
            sheet.style(row, column).format("@").set();
          }
        }
      }
    }
  }

  /** XML cannot hold control characters, and a cell not more than 32,767 characters. */
  private static String writable(String text) {
    final String plain = text.replaceAll("[\\p{Cntrl}&&[^\\t\\n\\r]]", "");
    return plain.length() > 32_767 ? plain.substring(0, 32_766) + "…" : plain;
  }

  private static String sheetName(String name) {
    final String plain = name.replaceAll("[\\\\/?*\\[\\]:']", " ").strip();
    return plain.isEmpty() ? "1" : plain.substring(0, Math.min(31, plain.length()));
  }

  /**
   * Writes CSV in UTF-8 with the mark that Excel needs to recognise it.
   *
   * @param out is flushed and left open
   */
  public static void writeCsv(OutputStream out, List<String> header, Iterable<List<?>> rows)
      throws IOException {
    final var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\ufeff');
    // not closed: that would close the caller's stream
    @SuppressWarnings("resource")
    final var csv = new CSVPrinter(writer, CSVFormat.EXCEL);
    csv.printRecord(header.stream().map(TabularWriter::defused).toList());
    for (List<?> row : rows) {
      csv.printRecord(row.stream().map(TabularWriter::defused).toList());
    }
    csv.flush();
  }

  private static Object defused(Object value) {
    if (value instanceof Number || value instanceof LocalDate) {
      return value;
    }
    final String text = value.toString();
    return Formulas.wouldRun(text) ? "'" + text : text;
  }
}
