package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Puts a question that the reporter reads by the query code. */
@Component
final class AskQuestion extends DeskAct {
  AskQuestion(Reports reports) {
    super("report.ask", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.ask(report, text(command), context, step);
  }
}
