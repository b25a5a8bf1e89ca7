package org.mingcha.documents;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Rows of a text file in UTF-8, UTF-16 with its mark, or GB18030, parted by comma, tab or semicolon. */
final class CsvRows implements RowSource {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final String text;
  private final char separator;
  private final TableLimits limits;

  CsvRows(String text, char separator, TableLimits limits) {
    this.text = text;
    this.separator = separator;
    this.limits = limits;
  }

  /**
   * The text of a file. UTF-8 is tried first: text in GB18030 is almost never well-formed UTF-8,
   * while most UTF-8 would pass as GB18030.
   */
  static String decode(byte[] content) throws TableRefusal {
    if (starts(content, 0xEF, 0xBB, 0xBF)) {
      return decode(content, 3, StandardCharsets.UTF_8);
    }
    if (starts(content, 0xFF, 0xFE)) {
      return decode(content, 2, StandardCharsets.UTF_16LE);
    }
    if (starts(content, 0xFE, 0xFF)) {
      return decode(content, 2, StandardCharsets.UTF_16BE);
    }
    for (byte b : content) {
      if (b == 0) {
        throw TableRefusal.ofFile("documents.table.not-a-table");
      }
    }
    try {
      return strictly(content, 0, StandardCharsets.UTF_8);
    } catch (CharacterCodingException notUtf8) {
      return decode(content, 0, GB18030);
    }
  }

  private static String decode(byte[] content, int from, Charset charset) throws TableRefusal {
    try {
      return strictly(content, from, charset);
    } catch (CharacterCodingException e) {
      throw TableRefusal.ofFile("documents.table.charset");
    }
  }

  private static String strictly(byte[] content, int from, Charset charset)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(content, from, content.length - from))
        .toString();
  }

  private static boolean starts(byte[] content, int... mark) {
    if (content.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((content[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void forEach(RowVisitor visitor) throws TableRefusal {
    final CSVFormat format =
        CSVFormat.DEFAULT.builder().setDelimiter(separator).setIgnoreEmptyLines(false).get();
    int number = 0;
    try (var parser = CSVParser.builder().setReader(new StringReader(text)).setFormat(format).get()) {
      for (CSVRecord record : parser) {
        number++;
        if (record.size() > limits.columns()) {
          throw new TableRefusal(
              new RowError(number, "", "documents.table.columns", List.of(limits.columns())));
        }
        final List<RawRow.RawCell> cells = new ArrayList<>(record.size());
        for (String value : record) {
          cells.add(new RawRow.RawCell.Text(CellText.undefuse(CellText.strip(value))));
        }
        final var row = new RawRow(number, cells);
        if (!row.isEmpty() && !visitor.visit(row)) {
          return;
        }
      }
    } catch (IOException | UncheckedIOException | IllegalStateException malformed) {
      throw new TableRefusal(new RowError(number + 1, "", "documents.table.quotes", List.of()));
    }
  }
}
