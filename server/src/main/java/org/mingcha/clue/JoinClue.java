package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** A report tells more of a matter that is a clue already, and joins it. */
@Component
class JoinClue extends ClueAct<ClueCommand.Join> {
  private final Desk desk;
  private final Triage triage;
  private final Subjects subjects;

  JoinClue(Desk desk, Triage triage, Subjects subjects) {
    super("clue.join");
    this.desk = desk;
    this.triage = triage;
    this.subjects = subjects;
  }

  @Override
  public Done apply(ClueCommand.Join c, ActContext context) {
    ClueReports.ReportView report =
        triage.take(c.reportId(), c.reportVersion(), Lifecycles.MANAGING, context);
    Held held = desk.guard.take(name(), c.clueId(), null, context);
    ClueRow clue = held.clue();
    if (clue.campaignId() != report.campaignId()) {
      throw Refusal.invalid("clueId", "clue.refusal.other-campaign");
    }
    Instant now = context.now();
    long by = context.actor().officialId();
    desk.members.join(clue.id(), report.id(), now, by);
    desk.reports.joined(report, clue.id(), context);
    for (ClueCommand.Subject subject :
        subjects.missing(report.subjects(), clue.subjects(), held.template())) {
      subjects.add(clue.id(), subject, now, by);
    }
    ClueEdit edit = clue.edit();
    edit.reports++;
    desk.clues.save(edit);
    desk.record(held, name(), clue.state(), null, Map.of("report", Ids.text(report.id())), context);
    desk.custody.share(clue);
    return new Done(clue.id(), clue.version() + 1, desk.custody.refreshSubjects(clue.id()));
  }
}
