package org.mingcha.intake;

import java.sql.Timestamp;
import java.util.Map;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A knowingly false report is marked by two people, never by a machine: one proposes with a reason,
 * another confirms or rejects.
 */
@Component
class FalseMarks {
  static final String REASON = "report_false_mark.reason";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final ReportMoves moves;

  FalseMarks(JdbcClient jdbc, Seals seals, ReportMoves moves) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.moves = moves;
  }

  void propose(LockedReport report, String reason, ActContext context, ReportStep step) {
    int fresh =
        jdbc.sql(
                """
                insert into report_false_mark (report_id, proposed_by, proposed_at, reason)
                values (:id, :by, :at, :reason) on conflict (report_id) do nothing
                """)
            .param("id", report.id())
            .param("by", context.actor().officialId())
            .param("at", Timestamp.from(context.now()))
            .param("reason", seals.seal(REASON, report.id(), reason))
            .update();
    if (fresh == 0) {
      throw Refusal.wrongState("intake.refusal.false-proposed");
    }
    moves.move(report, "report.propose-false", context, step.because(reason));
  }

  void decide(LockedReport report, boolean confirm, ActContext context, ReportStep step) {
    record Mark(long proposedBy, boolean decided) {}
    Mark mark =
        jdbc.sql(
                """
                select proposed_by, num_nonnulls(confirmed_by, rejected_by) > 0 as decided
                  from report_false_mark where report_id = :id for update
                """)
            .param("id", report.id())
            .query((rs, n) -> new Mark(rs.getLong(1), rs.getBoolean(2)))
            .optional()
            .orElseThrow(() -> Refusal.wrongState("intake.refusal.false-not-proposed"));
    if (mark.decided()) {
      throw Refusal.wrongState("intake.refusal.false-decided");
    }
    if (mark.proposedBy() == context.actor().officialId()) {
      throw Refusal.notAllowed("intake.refusal.false-same-person");
    }
    jdbc.sql(
            confirm
                ? """
                update report_false_mark set confirmed_by = :by, confirmed_at = :at where report_id = :id
                """
                : "update report_false_mark set rejected_by = :by where report_id = :id")
        .params(
            Map.of(
                "by", context.actor().officialId(),
                "at", Timestamp.from(context.now()),
                "id", report.id()))
        .update();
    moves.move(report, confirm ? "report.confirm-false" : "report.reject-false", context, step);
  }
}
