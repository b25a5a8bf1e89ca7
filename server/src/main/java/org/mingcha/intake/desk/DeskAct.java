package org.mingcha.intake.desk;

import org.jspecify.annotations.Nullable;
import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportStep;
import org.mingcha.intake.Reports;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;

/** What is the same in all acts of the desk on one report: lock, version, office, answer. */
abstract class DeskAct implements Act<DeskAct.Command, DeskAct.Done> {
  private static final int MOST = 2000;

  /**
   * @param version of the report as the form showed it
   * @param text question, note or reason
   * @param category as the form has it; only for classifying
   */
  record Command(
      long reportId,
      int version,
      @Nullable String text,
      @Nullable String category,
      @Nullable String region,
      @Nullable Boolean urgent) {
    @Override
    public String toString() {
      return "Command[redacted]";
    }
  }

  record Done(long reportId) {}

  private final String name;
  final Reports reports;

  DeskAct(String name, Reports reports) {
    this.name = name;
    this.reports = reports;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<Done> resultType() {
    return Done.class;
  }

  @Override
  public final Done apply(Command command, ActContext context) {
    LockedReport report = reports.lock(command.reportId(), command.version());
    act(command, report, context, ReportStep.by(Seats.office(report, name, context.actor())));
    return new Done(report.id());
  }

  abstract void act(Command command, LockedReport report, ActContext context, ReportStep step);

  /** The text, which must be there. */
  static String text(Command command) {
    String text = command.text() == null ? "" : command.text().strip();
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(text.isEmpty(), "text", "intake-desk.fault.text");
    faults.when(
        text.codePointCount(0, text.length()) > MOST, "text", "intake.fault.too-long", MOST);
    faults.refuseIfAny();
    return text;
  }
}
