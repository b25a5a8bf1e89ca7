package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Confirms, as a second person, that a report was knowingly false. */
@Component
final class ConfirmFalse extends DeskAct {
  ConfirmFalse(Reports reports) {
    super("report.confirm-false", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.decideFalse(report, true, context, step);
  }
}
