package org.mingcha.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportLine;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.ActContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reports as triage and clues meet them, through the facade of intake. */
@Component
class IntakeReports implements ClueReports {
  private final Reports reports;
  private final JdbcClient jdbc;

  IntakeReports(Reports reports, JdbcClient jdbc) {
    this.reports = reports;
    this.jdbc = jdbc;
  }

  @Override
  public Optional<ReportView> lock(long reportId) {
    if (reports.findLine(reportId).isEmpty()) {
      return Optional.empty();
    }
    reports.lock(reportId);
    return find(reportId);
  }

  @Override
  public Optional<ReportView> find(long reportId) {
    return reports.findLine(reportId).map(this::view);
  }

  private ReportView view(ReportLine line) {
    return new ReportView(
        line.id(),
        line.campaignId(),
        line.number(),
        line.channel(),
        line.state().key(),
        line.holderId(),
        line.category(),
        line.regionCode(),
        line.shownAt(),
        subjects(line.id()),
        line.version());
  }

  /** Whom row security keeps the report from; the clue must keep from the same. */
  private List<Long> subjects(long reportId) {
    return jdbc.sql("select subjects from report where id = :id")
        .param("id", reportId)
        .query((rs, n) -> ClueRows.longs(rs.getArray(1)))
        .single();
  }

  @Override
  public Map<Long, List<Told>> words(List<Long> reportIds) {
    Map<Long, List<Told>> told = new java.util.HashMap<>();
    reports.findWords(reportIds).forEach((id, words) -> told.put(id, parts(words)));
    return told;
  }

  private static List<Told> parts(Words words) {
    List<Told> told = new ArrayList<>();
    part(told, "reported", words.reported());
    part(told, "facts", words.facts());
    part(told, "place", words.place());
    part(told, "happened", words.happened());
    part(told, "umbrella", words.umbrella());
    return told;
  }

  private static void part(List<Told> told, String part, @Nullable String text) {
    if (text != null && !text.isBlank()) {
      told.add(new Told(part, text));
    }
  }

  @Override
  public void joined(ReportView report, long clueId, ActContext context) {
    reports.move(
        reports.lock(report.id()),
        "report.join-clue",
        context,
        ReportStep.by(report.holderId()).with(Map.of("clue", Ids.text(clueId))));
  }

  @Override
  public void left(ReportView report, long clueId, @Nullable String reason, ActContext context) {
    reports.move(
        reports.lock(report.id()),
        "report.leave-clue",
        context,
        ReportStep.plain().because(reason).with(Map.of("clue", Ids.text(clueId))));
  }

  @Override
  public void transferred(
      ReportView report, String destination, String reason, String answer, ActContext context) {
    LockedReport locked = reports.lock(report.id());
    ReportStep step = ReportStep.plain().because(reason).with(Map.of("destination", destination));
    if (report.state().equals("in-clue")) {
      locked = reports.move(locked, "report.leave-clue", context, ReportStep.plain().because(reason));
    }
    reports.publishTransfer(locked, answer, context, step);
  }

  @Override
  public void ask(ReportView report, String question, ActContext context) {
    reports.ask(reports.lock(report.id()), question, context, ReportStep.by(report.holderId()));
  }

  @Override
  public void concluded(ReportView report, String result, String answer, ActContext context) {
    reports.publishResult(
        reports.lock(report.id()), answer, context, ReportStep.plain().with(Map.of("result", result)));
  }
}
