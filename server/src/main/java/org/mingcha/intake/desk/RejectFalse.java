package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Rejects, as a second person, that a report was knowingly false. */
@Component
final class RejectFalse extends DeskAct {
  RejectFalse(Reports reports) {
    super("report.reject-false", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.decideFalse(report, false, context, step);
  }
}
