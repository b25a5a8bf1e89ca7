package org.mingcha.insight;

import static org.mingcha.insight.RecordKind.CLUE;
import static org.mingcha.insight.RecordKind.REPORT;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All named figures of a campaign, in one place; docs/figures.md lists them. */
public final class Figures {
  public static final Figure REPORTS = new Figure("reports", RecordFilter.all(REPORT));
  public static final Figure REPORTS_TRIAGE =
      new Figure("reports-triage", RecordFilter.states(REPORT, "received"));
  public static final Figure REPORTS_NEED_FACTS =
      new Figure("reports-need-facts", RecordFilter.states(REPORT, "needs-facts"));
  public static final Figure REPORTS_TRANSFERRED =
      new Figure("reports-transferred", RecordFilter.states(REPORT, "transferred"));
  public static final Figure REPORTS_IN_CLUE =
      new Figure(
          "reports-in-clue",
          RecordFilter.states(REPORT, "in-clue", "concluded", "closed", "objected"));
  public static final Figure REPORTS_ANSWERED =
      new Figure("reports-answered", RecordFilter.states(REPORT, "concluded", "closed", "objected"));
  public static final Figure REPORTS_SATISFIED =
      new Figure("reports-satisfied", RecordFilter.all(REPORT).withSatisfied("yes"));
  public static final Figure REPORTS_DISSATISFIED =
      new Figure("reports-dissatisfied", RecordFilter.all(REPORT).withSatisfied("no"));
  public static final Figure REPORTS_OVERDUE =
      new Figure("reports-overdue", RecordFilter.backlog(REPORT).withDue(DueBand.OVERDUE));

  public static final Figure CLUES = new Figure("clues", RecordFilter.all(CLUE));
  public static final Figure CLUES_BACKLOG =
      new Figure("clues-backlog", RecordFilter.backlog(CLUE));
  public static final Figure CLUES_CONCLUDED =
      new Figure("clues-concluded", RecordFilter.states(CLUE, "concluded", "approved", "objected"));
  public static final Figure CLUES_REVIEW =
      new Figure("clues-review", RecordFilter.states(CLUE, "concluded"));
  public static final Figure CLUES_KEY =
      new Figure("clues-key", RecordFilter.backlog(CLUE).keyOnly());
  public static final Figure CLUES_SHELTER =
      new Figure("clues-shelter", RecordFilter.all(CLUE).shelterOnly());
  public static final Figure CLUES_OVERDUE =
      new Figure("clues-overdue", RecordFilter.backlog(CLUE).withDue(DueBand.OVERDUE));
  public static final Figure CLUES_DUE_7D =
      new Figure("clues-due-7d", RecordFilter.backlog(CLUE).withDue(DueBand.WITHIN_7_DAYS));

  public static final List<Figure> ALL =
      List.of(
          REPORTS, REPORTS_TRIAGE, REPORTS_NEED_FACTS, REPORTS_TRANSFERRED, REPORTS_IN_CLUE,
          REPORTS_ANSWERED, REPORTS_SATISFIED, REPORTS_DISSATISFIED, REPORTS_OVERDUE, CLUES,
          CLUES_BACKLOG, CLUES_CONCLUDED, CLUES_REVIEW, CLUES_KEY, CLUES_SHELTER, CLUES_OVERDUE,
          CLUES_DUE_7D);

  private static final Map<String, Figure> BY_KEY =
      ALL.stream().collect(Collectors.toMap(Figure::key, Function.identity()));

  private Figures() {}

  public static Optional<Figure> find(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }
}
