package org.mingcha.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingcha.documents.Column.Kind.CODE;
import static org.mingcha.documents.Column.Kind.DATE;
import static org.mingcha.documents.Column.Kind.TEXT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.VisibilityState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TabularReaderTest {
  private static final Column CODE_COLUMN = Column.required("code", CODE, "代码", "code");
  private static final Column NAME = Column.required("name", TEXT, "名称", "name");
  private static final Column FROM = Column.optional("from", DATE, "生效日期", "valid from");
  private static final List<Column> WANTED = List.of(CODE_COLUMN, NAME, FROM);
  private final TabularReader reader = new TabularReader();

  private Table read(byte[] content) {
    return switch (reader.read(content, WANTED)) {
      case TableReading.Read(Table table) -> table;
      case TableReading.Refused(var errors, var more) -> throw new AssertionError(errors);
    };
  }

  private TableReading.Refused refused(byte[] content) {
    return refused(reader, content);
  }

  private static TableReading.Refused refused(TabularReader reader, byte[] content) {
    return switch (reader.read(content, WANTED)) {
      case TableReading.Read(Table table) -> throw new AssertionError(table);
      case TableReading.Refused refused -> refused;
    };
  }

  private void refusedWith(String key, byte[] content) {
    assertThat(refused(content).errors()).singleElement()
        .satisfies(error -> assertThat(error.messageKey()).isEqualTo("documents.table." + key));
  }

  private static String row(Table.Row row) {
    return row.number() + " " + row.get(CODE_COLUMN) + " " + row.get(NAME) + " " + row.get(FROM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void csvIsReadInTheEncodingsThatOfficeProgramsWrite(String charset) {
    final Table table = read(TableFiles.text("代码,名称\r\n500101,万州区\r\n500102,\"涪陵区\"\r\n", charset));
    assertThat(table.rows()).map(TabularReaderTest::row)
        .containsExactly("2 500101 万州区 ", "3 500102 涪陵区 ");
  }

  @Test
  void theByteOrderMarkOfUtf8DoesNotHideTheFirstColumn() {
    assertThat(read(TableFiles.text("\ufeff代码,名称\n500101,万州区\n", "UTF-8")).headerRow())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t", ";"})
  void tabsAndSemicolonsPartCellsToo(String separator) {
    final String text = "代码,名称\n500101,万州区\n".replace(",", separator);
    assertThat(read(TableFiles.text(text, "UTF-8")).rows()).hasSize(1);
  }

  @Test
  void rowNumbersAreThoseThatTheOfficeProgramShows() {
    final Table table =
        read(TableFiles.text("全市区划表,\n,\n\"编制\n单位\",办公室\n代码,名称\n\n500101,万州区\n,,\n500102,涪陵区\n", "UTF-8"));
    assertThat(table.headerRow()).isEqualTo(4);
    assertThat(table.rows()).map(Table.Row::number).containsExactly(6, 8);
  }

  @ParameterizedTest
  @CsvSource({"代碼,名稱", "CODE,Name", "Ｃｏｄｅ,名 称", "代码（必填）,名称*", "代码：,名称【全称】"})
  void headingsAreKnownInEitherScriptAndWithTheirUsualOrnaments(String code, String name) {
    assertThat(read(TableFiles.text(code + "," + name + "\n1,甲\n", "UTF-8")).rows()).hasSize(1);
  }

  @Test
  void aWorkbookWithTitleMergedCellsNumbersAndDatesIsReadAsMeant() {
    final byte[] file =
        TableFiles.xlsx(
            sheet -> {
              sheet.value(0, 0, "行政区划代码表");
              sheet.range(0, 0, 0, 3).merge();
              sheet.value(1, 0, "填报单位：办公室");
              sheet.value(3, 0, "序号");
              sheet.value(3, 1, "代码");
              sheet.value(3, 2, "名称");
              sheet.value(3, 3, "生效日期");
              sheet.value(4, 1, 500101);
              sheet.value(4, 2, " 万州区　");
              sheet.value(4, 3, LocalDate.of(2018, 7, 16));
              sheet.style(4, 3).format("yyyy-mm-dd").set();
              sheet.value(6, 1, "５００１０２");
              sheet.value(6, 2, "涪陵区");
              sheet.value(6, 3, "2018年7月16日");
              sheet.value(7, 1, 110101001001L);
              sheet.value(7, 2, "甲");
              sheet.value(8, 1, "110101001002");
              sheet.range(7, 2, 8, 2).merge();
            });
    final Table table = read(file);
    assertThat(table.headerRow()).isEqualTo(4);
    assertThat(table.rows()).map(TabularReaderTest::row)
        .containsExactly(
            "5 500101 万州区 2018-07-16",
            "7 500102 涪陵区 2018-07-16",
            "8 110101001001 甲 ",
            "9 110101001002 甲 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-07-16", "2018/7/16", "2018.7.16", "2018年7月16日", "20180716",
      "２０１８／７／１６", "2018-07-16 00:00:00", "2018 年 7 月 16 日"})
  void daysAreReadInTheUsualWaysOfWriting(String day) {
    assertThat(read(TableFiles.text("代码,名称,生效日期\n1,甲," + day + "\n", "UTF-8")).rows())
        .map(row -> row.get(FROM)).containsExactly("2018-07-16");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2018-13-01", "2018-02-30", "16.7.2018", "43297", "近期", "30"})
  void whatIsNoDayIsRefusedInsteadOfGuessed(String day) {
    final var refused = refused(TableFiles.text("代码,名称,生效日期\n\n1,甲," + day + "\n", "UTF-8"));
    assertThat(refused.errors())
        .containsExactly(new RowError(3, "生效日期", "documents.table.date", List.of(day)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.10101E+11", "5.001e5"})
  void aCodeThatLostDigitsIsRefused(String code) {
    assertThat(refused(TableFiles.text("代码,名称\n" + code + ",甲\n", "UTF-8")).errors())
        .containsExactly(new RowError(2, "代码", "documents.table.code-damaged", List.of(code)));
  }

  @Test
  void aCodeWithDecimalsAsANumberIsRefusedButWholeDecimalsAreNot() {
    final byte[] file =
        TableFiles.xlsx(
            sheet -> {
              sheet.value(0, 0, "代码");
              sheet.value(0, 1, "名称");
              sheet.value(1, 0, 500101.5);
              sheet.value(1, 1, "甲");
            });
    refusedWith("code-damaged", file);
    assertThat(read(TableFiles.text("代码,名称\n500101.0,甲\n", "UTF-8")).rows())
        .map(row -> row.get(CODE_COLUMN)).containsExactly("500101");
  }

  @Test
  void everyErrorIsReportedAndThoseBeyondTwoHundredAreCounted() {
    final var text = new StringBuilder("代码,名称,生效日期\n");
    for (int i = 0; i < 250; i++) {
      text.append("1,甲,何时\n");
    }
    final var refused = refused(TableFiles.text(text.toString(), "UTF-8"));
    assertThat(refused.errors()).hasSize(200);
    assertThat(refused.errors().getLast().row()).isEqualTo(201);
    assertThat(refused.more()).isEqualTo(50);
  }

  @Test
  void aWrongHeadingNamesTheColumnsThatAreMissing() {
    assertThat(refused(TableFiles.text("标题\n代码,地名\n1,甲\n", "UTF-8")).errors())
        .containsExactly(new RowError(2, "", "documents.table.column-missing", List.of("名称")));
    assertThat(refused(TableFiles.text("甲,乙\n1,2\n", "UTF-8")).errors())
        .containsExactly(RowError.ofFile("documents.table.no-header", "代码、名称"));
    refusedWith("column-twice", TableFiles.text("代码,名称,code\n1,甲,2\n", "UTF-8"));
    refusedWith("empty", TableFiles.text("代码,名称\n,\n", "UTF-8"));
  }

  @Test
  void aHeadingRepeatedForPrintingIsNoRow() {
    assertThat(read(TableFiles.text("代码,名称\n1,甲\n代码,名称\n2,乙\n", "UTF-8")).rows())
        .map(Table.Row::number).containsExactly(2, 4);
  }

  @Test
  void otherKindsOfFilesAreRefusedWithWhatToDo() throws IOException {
    refusedWith("empty-file", new byte[0]);
    refusedWith("old-excel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
    refusedWith("not-a-table", TableFiles.text("%PDF-1.7 代码,名称", "UTF-8"));
    refusedWith("not-a-table", new byte[] {'a', 0, 'b'});
    refusedWith("web-page", TableFiles.text("\n<html><table><tr><td>代码", "UTF-8"));
    refusedWith("charset", new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFF, '\n'});
    refusedWith("quotes", TableFiles.text("代码,名称\n1,\"甲\n2,乙\n", "UTF-8"));
    refusedWith("damaged", new byte[] {'P', 'K', 3, 4, 1, 2, 3, 4, 5, 6, 7, 8});
    final byte[] whole = TableFiles.xlsx(sheet -> sheet.value(0, 0, "代码"));
    refusedWith("damaged", java.util.Arrays.copyOf(whole, whole.length - 40));
    refusedWith(
        "damaged",
        TableFiles.withPart(whole, "xl/worksheets/sheet1.xml", "<worksheet><row".getBytes(StandardCharsets.UTF_8)));
    refusedWith(
        "damaged",
        TableFiles.withPart(
            whole, "xl/workbook.xml",
            "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDocumentThatIsNoWorkbookIsRefused() throws IOException {
    final var out = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(out)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
      zip.write(1);
    }
    refusedWith("other-office-file", out.toByteArray());
  }

  @Test
  void aCompressionBombIsRefusedBeforeItIsParsed() throws IOException {
    final byte[] whole = TableFiles.xlsx(sheet -> sheet.value(0, 0, "代码"));
    final byte[] bomb = TableFiles.withPart(whole, "xl/worksheets/sheet1.xml", new byte[64 << 20]);
    assertThat(bomb.length).isLessThan(200_000);
    refusedWith("bomb", bomb);
    refusedWith("bomb", TableFiles.withPart(whole, "xl/media/image1.png", new byte[64 << 20]));
  }

  @Test
  void limitsOfSizeRowsColumnsAndCellsAreKept() {
    final var small = new TabularReader(new TableLimits(1 << 20, 2, 3, 5, 1 << 20, 200));
    assertThat(refused(small, new byte[(1 << 20) + 1]).errors())
        .containsExactly(RowError.ofFile("documents.table.bytes", 1));
    assertThat(refused(small, TableFiles.text("代码,名称\n1,甲\n2,乙\n3,丙\n", "UTF-8")).errors())
        .containsExactly(RowError.ofFile("documents.table.rows", 2));
    assertThat(refused(small, TableFiles.text("代码,名称\n1,甲,,\n", "UTF-8")).errors())
        .containsExactly(new RowError(2, "", "documents.table.columns", List.of(3)));
    assertThat(refused(small, TableFiles.text("代码,名称\n1,甲乙丙丁戊己\n", "UTF-8")).errors())
        .containsExactly(new RowError(2, "名称", "documents.table.characters", List.of(5)));
  }

  @Test
  void aTableOnTwoSheetsIsRefusedSoThatNeitherIsLostButHiddenSheetsDoNotCount() {
    final boolean[] hide = {false};
    final java.util.function.Supplier<byte[]> file =
        () ->
            TableFiles.workbook(
                workbook -> {
                  for (String name : List.of("说明", "一季度", "二季度")) {
                    final var sheet = workbook.newWorksheet(name);
                    if (!name.equals("说明")) {
                      sheet.value(0, 0, "代码");
                      sheet.value(0, 1, "名称");
                      sheet.value(1, 0, "1");
                      sheet.value(1, 1, name);
                    }
                    if (hide[0] && name.equals("一季度")) {
                      sheet.setVisibilityState(VisibilityState.HIDDEN);
                    }
                  }
                });
    assertThat(refused(file.get()).errors())
        .containsExactly(RowError.ofFile("documents.table.several-sheets", "一季度、二季度"));
    hide[0] = true;
    assertThat(read(file.get()).rows()).map(row -> row.get(NAME)).containsExactly("二季度");
  }

  @Test
  void aFormulaWithoutResultIsAnErrorOfItsCell() throws IOException {
    final byte[] file =
        TableFiles.xlsx(
            sheet -> {
              sheet.value(0, 0, "代码");
              sheet.value(0, 1, "名称");
              sheet.value(1, 0, "1");
              sheet.formula(1, 1, "SUM(A2)");
            });
    assertThat(refused(file).errors()).singleElement()
        .satisfies(
            error -> {
              assertThat(error.row()).isEqualTo(2);
              assertThat(error.column()).isEqualTo("名称");
              assertThat(error.messageKey()).isEqualTo("documents.table.formula");
            });
  }

  @Test
  void aHundredThousandRowsAreReadInOrder() {
    final byte[] file =
        TableFiles.xlsx(
            sheet -> {
              sheet.value(0, 0, "代码");
              sheet.value(0, 1, "名称");
              for (int r = 1; r <= 100_000; r++) {
                sheet.value(r, 0, 100_000_000 + r);
                sheet.value(r, 1, "第" + r + "村");
              }
            });
    final long start = System.nanoTime();
    final Table table = read(file);
    System.out.printf(
        "100,000 rows of xlsx (%d KB) read in %d ms%n",
        file.length >> 10, (System.nanoTime() - start) / 1_000_000);
    assertThat(table.rows()).hasSize(100_000);
    assertThat(row(table.rows().getLast())).isEqualTo("100001 100100000 第100000村 ");
  }
}
