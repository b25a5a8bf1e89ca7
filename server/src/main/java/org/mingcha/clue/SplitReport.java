package org.mingcha.clue;

import java.util.List;
import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** A report that is about something else leaves the clue whole and goes back to the inbox. */
@Component
class SplitReport extends ClueAct<ClueCommand.SplitReport> {
  private final Desk desk;

  SplitReport(Desk desk) {
    super("clue.split-report");
    this.desk = desk;
  }

  @Override
  public Done apply(ClueCommand.SplitReport c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    List<Long> members = desk.members.of(c.clueId());
    if (!members.contains(c.reportId())) {
      throw Refusal.notFound();
    }
    if (members.size() == 1) {
      throw Refusal.wrongState("clue.refusal.last-report");
    }
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    ClueReports.ReportView report =
        desk.reports.lock(c.reportId()).orElseThrow(Refusal::notFound);
    desk.members.leave(c.clueId(), c.reportId(), context.now());
    desk.reports.left(
        report,
        c.clueId(),
        reason,
        context);
    ClueEdit edit = held.clue().edit();
    edit.reports--;
    desk.clues.save(edit);
    desk.record(
        held,
        name(),
        held.clue().state(),
        reason,
        Map.of("report", Ids.text(c.reportId())),
        context);
    return Done.clue(held.clue());
  }
}
