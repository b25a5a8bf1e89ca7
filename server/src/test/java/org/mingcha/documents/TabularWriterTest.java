package org.mingcha.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TabularWriterTest {
  private static final Column A = Column.required("a", Column.Kind.TEXT, "内容");
  private static final Column B = Column.optional("b", Column.Kind.DATE, "日期");
  private static final List<String> NASTY =
      List.of("=1+1", "+86", "-2", "@SUM(A1)", "\t=1", "=cmd|' /C calc'!A0", "＝１", "'quoted", "a,\"b\"\nc");

  private static List<List<?>> rows() {
    final List<List<?>> rows = new ArrayList<>();
    NASTY.forEach(text -> rows.add(List.of(text, LocalDate.of(2018, 7, 16))));
    return rows;
  }

  @Test
  void textIsNeverAFormulaInAWorkbookAndComesBackAsItWas() throws IOException {
    final var out = new ByteArrayOutputStream();
    TabularWriter.writeXlsx(out, "台账[1]", List.of("内容", "日期"), rows());
    assertThat(TableFiles.part(out.toByteArray(), "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    comesBack(out.toByteArray());
  }

  @Test
  void textIsDefusedInCsvAndComesBackAsItWas() throws IOException {
    final var out = new ByteArrayOutputStream();
    TabularWriter.writeCsv(out, List.of("内容", "日期"), rows());
    final String csv = out.toString(StandardCharsets.UTF_8);
    assertThat(csv).startsWith("\ufeff内容,日期\r\n").contains("'=1+1,2018-07-16").contains("'@SUM");
    assertThat(csv.lines()).noneMatch(line -> line.matches("\"?[=+@\\t-].*"));
    comesBack(out.toByteArray());
  }

  private static void comesBack(byte[] file) {
    final TableReading reading = new TabularReader().read(file, List.of(A, B));
    assertThat(reading).isInstanceOf(TableReading.Read.class);
    final Table table = ((TableReading.Read) reading).table();
    assertThat(table.rows()).map(row -> row.get(A).strip())
        .containsExactlyElementsOf(NASTY.stream().map(String::strip).toList());
    assertThat(table.rows()).allMatch(row -> row.get(B).equals("2018-07-16"));
  }

  @Test
  void numbersStayNumbersAlsoWhenNegative() throws IOException {
    final var out = new ByteArrayOutputStream();
    TabularWriter.writeCsv(out, List.of("n"), List.of(List.of(-2)));
    assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("\r\n-2\r\n");
  }

  @Test
  void controlCharactersDoNotBreakAWorkbook() throws IOException {
    final var out = new ByteArrayOutputStream();
    TabularWriter.writeXlsx(out, "", List.of("内容"), List.of(List.of("a\u0001b")));
    final var reading = new TabularReader().read(out.toByteArray(), List.of(A));
    assertThat(((TableReading.Read) reading).table().rows()).map(row -> row.get(A)).containsExactly("ab");
  }
}
