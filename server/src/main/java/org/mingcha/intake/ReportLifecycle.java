package org.mingcha.intake;

import static org.mingcha.intake.ReportState.CLOSED;
import static org.mingcha.intake.ReportState.CONCLUDED;
import static org.mingcha.intake.ReportState.IN_CLUE;
import static org.mingcha.intake.ReportState.NEEDS_FACTS;
import static org.mingcha.intake.ReportState.OBJECTED;
import static org.mingcha.intake.ReportState.RECEIVED;
import static org.mingcha.intake.ReportState.TRANSFERRED;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Lifecycle;
import org.mingcha.shared.act.Lifecycle.Edge;

/**
 * The states of a report and the acts between them. Acts of the reporter and of the clock have no
 * roles: nobody signed in may do them.
 */
public final class ReportLifecycle {
  private static final Set<Role> DESK =
      EnumSet.of(
          Role.INTAKE_OFFICER,
          Role.CLUE_MANAGER,
          Role.GROUP_LEADER,
          Role.GROUP_DEPUTY,
          Role.OFFICE);
  private static final Set<Role> TRIAGE =
      EnumSet.of(Role.CLUE_MANAGER, Role.GROUP_LEADER, Role.GROUP_DEPUTY, Role.OFFICE);
  private static final Set<Role> NOBODY = EnumSet.noneOf(Role.class);

  public static final Lifecycle<ReportState> LIFECYCLE =
      Lifecycle.of(
          ReportState.class,
          RECEIVED,
          List.of(
              // triage
              edge("report.need-facts", NEEDS_FACTS, DESK, RECEIVED),
              edge("report.join-clue", IN_CLUE, TRIAGE, RECEIVED, NEEDS_FACTS, OBJECTED),
              edge("report.transfer", TRANSFERRED, TRIAGE, RECEIVED, NEEDS_FACTS),
              edge("report.leave-clue", RECEIVED, TRIAGE, IN_CLUE),
              // desk
              edge("report.classify", null, DESK, RECEIVED, NEEDS_FACTS, OBJECTED),
              edge("report.ask", null, DESK, NEEDS_FACTS, IN_CLUE, OBJECTED),
              edge("report.contact", null, DESK, RECEIVED, NEEDS_FACTS, IN_CLUE, OBJECTED, CONCLUDED),
              edge("report.read", null, DESK, ReportState.values()),
              edge("report.publish-result", CONCLUDED, TRIAGE, IN_CLUE, OBJECTED),
              edge("report.propose-false", null, DESK, IN_CLUE, CONCLUDED, CLOSED),
              edge("report.confirm-false", null, TRIAGE, IN_CLUE, CONCLUDED, CLOSED),
              edge("report.reject-false", null, TRIAGE, IN_CLUE, CONCLUDED, CLOSED),
              // reporter
              edge(
                  "report.add",
                  null,
                  NOBODY,
                  RECEIVED,
                  NEEDS_FACTS,
                  IN_CLUE,
                  TRANSFERRED,
                  CONCLUDED,
                  OBJECTED),
              edge(
                  "report.correct",
                  null,
                  NOBODY,
                  RECEIVED,
                  NEEDS_FACTS,
                  IN_CLUE,
                  TRANSFERRED,
                  CONCLUDED,
                  OBJECTED),
              edge("report.answer", RECEIVED, NOBODY, NEEDS_FACTS),
              edge("report.reply", null, NOBODY, IN_CLUE, OBJECTED, RECEIVED),
              edge("report.rate", null, NOBODY, CONCLUDED, CLOSED),
              edge("report.object", OBJECTED, NOBODY, CONCLUDED),
              // clock
              edge("report.close", CLOSED, NOBODY, CONCLUDED)));

  private ReportLifecycle() {}

  private static Edge<ReportState> edge(
      String act, @Nullable ReportState to, Set<Role> by, ReportState... from) {
    return new Edge<>(act, EnumSet.copyOf(List.of(from)), to, by);
  }
}
