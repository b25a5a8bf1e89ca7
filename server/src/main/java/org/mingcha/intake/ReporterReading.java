package org.mingcha.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.intake.ReporterView.Step;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts together what the acting reporter may read of the own report. */
@Component
class ReporterReading {
  private final JdbcClient jdbc;
  private final Reports reports;

  ReporterReading(JdbcClient jdbc, Reports reports) {
    this.jdbc = jdbc;
    this.reports = reports;
  }

  ReporterView read(LockedReport report, @Nullable Instant due, Instant now) {
    List<ReportMessage> messages =
        reports.listMessages(report.id()).stream()
            .filter(m -> m.kind() != ReportMessage.Kind.CONTACT_NOTE)
            .toList();
    String result =
        messages.stream()
            .filter(m -> m.kind() == ReportMessage.Kind.RESULT)
            .map(ReportMessage::body)
            .reduce((first, later) -> later)
            .orElse(null);
    int round = round(messages);
    Boolean satisfied = satisfied(report.id(), round);
    boolean objected =
        messages.stream().anyMatch(m -> m.kind() == ReportMessage.Kind.OBJECTION);
    boolean mayObject =
        report.state() == ReportState.CONCLUDED && !objected && due != null && !now.isAfter(due);
    Set<String> may = new LinkedHashSet<>();
    boolean asked = asked(messages);
    if (asked && (may("report.reply", report.state()) || may("report.answer", report.state()))) {
      may.add("answer");
    }
    if (may("report.add", report.state())) {
      may.add("add");
    }
    if (may("report.rate", report.state()) && result != null && satisfied == null) {
      may.add("rate");
    }
    if (mayObject) {
      may.add("object");
    }
    return new ReporterView(
        report.number(),
        report.state(),
        ReporterView.day(report.receivedAt()),
        reports.findWords(List.of(report.id())).get(report.id()),
        steps(report),
        messages,
        reports.listFiles(report.id()),
        asked,
        result,
        satisfied,
        mayObject ? ReporterView.day(due) : null,
        may);
  }

  /** Which result the reporter speaks about: the first, or the one after an objection. */
  static int round(List<ReportMessage> messages) {
    long results =
        messages.stream().filter(m -> m.kind() == ReportMessage.Kind.RESULT).count();
    return (int) Math.max(1, results);
  }

  private static boolean asked(List<ReportMessage> messages) {
    boolean asked = false;
    for (ReportMessage m : messages) {
      asked =
          switch (m.kind()) {
            case QUESTION -> true;
            case ANSWER -> false;
            default -> asked;
          };
    }
    return asked;
  }

  private static boolean may(String act, ReportState state) {
    return ReportLifecycle.LIFECYCLE.edge(act).from().contains(state);
  }

  private @Nullable Boolean satisfied(long reportId, int round) {
    return jdbc.sql(
            """
            select satisfied from report_verdict
             where report_id = :id and kind = 'satisfaction' and round = :round
            """)
        .param("id", reportId)
        .param("round", round)
        .query(Boolean.class)
        .optional()
        .orElse(null);
  }

  private List<Step> steps(LockedReport report) {
    Map<ReportState, LocalDate> reached = new EnumMap<>(ReportState.class);
    jdbc.sql(
            """
            select to_state, max(at) as at from history
             where record_id = :id and kind = 'report' and to_state is not null
               and to_state is distinct from from_state
             group by to_state
            """)
        .param("id", report.id())
        .query(
            rs -> {
              reached.put(
                  ReportState.of(rs.getString("to_state")),
                  ReporterView.day(rs.getTimestamp("at").toInstant()));
            });
    ReportState state = report.state();
    List<Step> steps = new ArrayList<>();
    steps.add(
        new Step("received", true, state == ReportState.RECEIVED, ReporterView.day(report.receivedAt())));
    if (state == ReportState.NEEDS_FACTS) {
      steps.add(new Step("needs-facts", false, true, reached.get(ReportState.NEEDS_FACTS)));
    }
    if (state == ReportState.TRANSFERRED) {
      steps.add(new Step("transferred", true, true, reached.get(ReportState.TRANSFERRED)));
      return steps;
    }
    boolean verified = state == ReportState.CONCLUDED || state == ReportState.CLOSED;
    boolean once = verified || state == ReportState.OBJECTED;
    steps.add(
        new Step(
            "in-clue",
            once || state == ReportState.IN_CLUE,
            state == ReportState.IN_CLUE,
            reached.get(ReportState.IN_CLUE)));
    steps.add(
        new Step(
            "concluded", once, state == ReportState.CONCLUDED, reached.get(ReportState.CONCLUDED)));
    if (reached.containsKey(ReportState.OBJECTED)) {
      steps.add(
          new Step(
              "objected", true, state == ReportState.OBJECTED, reached.get(ReportState.OBJECTED)));
    }
    steps.add(
        new Step(
            "closed",
            state == ReportState.CLOSED,
            state == ReportState.CLOSED,
            reached.get(ReportState.CLOSED)));
    return steps;
  }
}
