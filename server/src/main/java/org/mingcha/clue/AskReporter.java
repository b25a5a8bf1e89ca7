package org.mingcha.clue;

import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** A report needs more facts: a question that the reporter reads by the query code. */
@Component
class AskReporter extends ClueAct<ClueCommand.Ask> {
  private final Desk desk;
  private final Triage triage;

  AskReporter(Desk desk, Triage triage) {
    super("report.ask");
    this.desk = desk;
    this.triage = triage;
  }

  @Override
  public Done apply(ClueCommand.Ask c, ActContext context) {
    ClueReports.ReportView report =
        triage.take(c.reportId(), c.reportVersion(), Triage.ASKING, context);
    String question = Desk.required("question", c.question(), Desk.SHORT_TEXT);
    desk.reports.ask(report, question, context);
    return new Done(report.id(), report.version() + 1, true);
  }
}
