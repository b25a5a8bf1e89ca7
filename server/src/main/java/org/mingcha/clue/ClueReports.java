package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.act.ActContext;

/** What clues ask of reports, and tell them. */
interface ClueReports {

  /** A report as triage needs it. */
  record ReportView(
      long id,
      long campaignId,
      String number,
      String channel,
      String state,
      long holderId,
      @Nullable String category,
      @Nullable String region,
      Instant shownAt,
      List<Long> subjects,
      int version) {}

  /** Locks the report; empty when it is not there or not to be seen. */
  Optional<ReportView> lock(long reportId);

  Optional<ReportView> find(long reportId);

  /** The words as first told, part by part; reports not to be seen are left out. */
  Map<Long, List<Told>> words(List<Long> reportIds);

  /** One part of what was told. */
  record Told(String part, String text) {}

  void joined(ReportView report, long clueId, ActContext context);

  /** Back to the inbox. */
  void left(ReportView report, long clueId, @Nullable String reason, ActContext context);

  void transferred(
      ReportView report, String destination, String reason, String answer, ActContext context);

  void ask(ReportView report, String question, ActContext context);

  /** The answer of the approved conclusion, for the reporter to read. */
  void concluded(ReportView report, String result, String answer, ActContext context);
}
