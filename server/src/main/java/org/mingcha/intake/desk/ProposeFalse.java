package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Proposes that a report was knowingly false; another person decides. */
@Component
final class ProposeFalse extends DeskAct {
  ProposeFalse(Reports reports) {
    super("report.propose-false", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.proposeFalse(report, text(command), context, step);
  }
}
