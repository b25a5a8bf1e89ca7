package org.mingcha.intake.desk;

import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Notes a call or meeting with the reporter; the reporter does not read it. */
@Component
final class NoteContact extends DeskAct {
  NoteContact(Reports reports) {
    super("report.contact", reports);
  }

  @Override
  void act(Command command, LockedReport report, ActContext context, ReportStep step) {
    reports.noteContact(report, text(command), context, step);
  }
}
