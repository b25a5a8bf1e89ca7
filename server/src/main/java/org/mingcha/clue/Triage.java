package org.mingcha.clue;

import java.util.EnumSet;
import java.util.Set;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * A report at triage. Nothing leaves the inbox but by one of four acts: open a clue, join one,
 * transfer, ask the reporter.
 */
@Component
class Triage {
  /** Who may ask the reporter; the other three are for clue managers. */
  static final Set<Role> ASKING;

  static {
    EnumSet<Role> roles = EnumSet.copyOf(Lifecycles.MANAGING);
    roles.add(Role.INTAKE_OFFICER);
    ASKING = Set.copyOf(roles);
  }

  private static final Set<String> WAITING = Set.of("received", "needs-facts");

  private final ClueReports reports;

  Triage(ClueReports reports) {
    this.reports = reports;
  }

  static boolean isWaiting(ClueReports.ReportView report) {
    return WAITING.contains(report.state());
  }

  /**
   * The report, locked, still waiting, at the version the form showed.
   *
   * @throws Refusal not found, stale, wrong state, not allowed
   */
  ClueReports.ReportView take(long reportId, int version, Set<Role> roles, ActContext context) {
    ClueReports.ReportView report = reports.lock(reportId).orElseThrow(Refusal::notFound);
    if (report.version() != version) {
      throw Refusal.stale(report.version());
    }
    if (!isWaiting(report)) {
      throw Refusal.wrongState("clue.refusal.report-done");
    }
    if (!context.actor().holds(roles, report.holderId())) {
      throw Refusal.notAllowed("clue.refusal.not-triage");
    }
    return report;
  }
}
