package org.mingcha.intake.desk;

import java.util.List;
import org.mingcha.documents.Column;
import org.mingcha.documents.Column.Kind;

/**
 * The columns of a batch of reports as offices keep them (线索台账); others are ignored.
 *
 * <p>i18n-exempt: headings of offices' ledgers, by which people paste between files.
 */
final class ReportColumns {
  static final Column SERIAL = Column.optional("serial", Kind.CODE, "序号", "No.");
  static final Column NUMBER = Column.optional("number", Kind.CODE, "线索编号", "Clue number");
  static final Column SOURCE = Column.optional("source", Kind.TEXT, "线索来源", "Source");
  static final Column RECEIVED = Column.optional("received", Kind.DATE, "接收时间", "Received");
  static final Column REGION = Column.optional("region", Kind.TEXT, "行政区划", "Region");
  static final Column MODE = Column.optional("mode", Kind.TEXT, "举报方式", "Mode");
  static final Column REPORTED =
      Column.optional("reported", Kind.TEXT, "被举报人/单位", "被举报人", "被举报单位", "Reported");
  static final Column FACTS = Column.required("facts", Kind.TEXT, "主要内容", "举报内容", "Facts");
  static final Column CATEGORY = Column.optional("category", Kind.TEXT, "线索类别", "Category");
  static final Column UMBRELLA =
      Column.optional("umbrella", Kind.TEXT, "是否涉保护伞", "Protective umbrella");
  static final Column REPEATED = Column.optional("repeated", Kind.TEXT, "是否重复", "Repeated");
  static final Column NOTE = Column.optional("note", Kind.TEXT, "备注", "Note");

  static final List<Column> ALL =
      List.of(
          SERIAL, NUMBER, SOURCE, RECEIVED, REGION, MODE, REPORTED, FACTS, CATEGORY, UMBRELLA,
          REPEATED, NOTE);

  /** Answers that say no; anything else in the column says something. */
  static final List<String> NO = List.of("", "否", "无", "無", "no", "n", "-");

  static final List<String> EXAMPLE =
      List.of(
          "1", "2018-XS-0001", "上级交办", "2018-09-03", "重庆市万州区", "匿名", "某砂石场",
          "（示例，请删除本行）某砂石场强占河道，阻拦过往车辆。", "欺行霸市", "否", "否", "");

  private ReportColumns() {}
}
