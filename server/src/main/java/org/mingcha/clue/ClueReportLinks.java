package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which reports stand behind a clue; a report is behind one clue at a time. */
@Component
class ClueReportLinks {
  private final JdbcClient jdbc;

  ClueReportLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Long> of(long clueId) {
    return jdbc.sql(
            "select report_id from clue_report where clue_id = :clue and left_at is null order by joined_at, report_id")
        .param("clue", clueId)
        .query(Long.class)
        .list();
  }

  Optional<Long> clueOf(long reportId) {
    return jdbc.sql("select clue_id from clue_report where report_id = :report and left_at is null")
        .param("report", reportId)
        .query(Long.class)
        .optional();
  }

  void join(long clueId, long reportId, Instant at, long by) {
    jdbc.sql(
            "insert into clue_report (clue_id, report_id, joined_at, joined_by) values (:clue, :report, :at, :by)")
        .param("clue", clueId)
        .param("report", reportId)
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .update();
  }

  void leave(long clueId, long reportId, Instant at) {
    jdbc.sql(
            "update clue_report set left_at = :at where clue_id = :clue and report_id = :report and left_at is null")
        .param("at", ClueRows.stamp(at))
        .param("clue", clueId)
        .param("report", reportId)
        .update();
  }
}
