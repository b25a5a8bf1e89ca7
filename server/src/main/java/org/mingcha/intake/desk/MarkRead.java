package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Says that somebody has read what the reporter wrote. */
@Component
final class MarkRead extends DeskAct {
  MarkRead(Reports reports) {
    super("report.read", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.markRead(report, context, step);
  }
}
