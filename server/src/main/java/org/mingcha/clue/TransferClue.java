package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The whole clue turns out to be outside the campaign's matter; every reporter is told. */
@Component
class TransferClue extends ClueAct<ClueCommand.TransferClue> {
  private final Desk desk;
  private final Dispatch dispatch;

  TransferClue(Desk desk, Dispatch dispatch) {
    super("clue.transfer");
    this.desk = desk;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.TransferClue c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    dispatch.requireAtManager(held);
    Refusal.Faults faults = new Refusal.Faults();
    TransferReport.destination(faults, c.destination(), held.template());
    String reason = Desk.required(faults, "reason", c.reason(), Desk.SHORT_TEXT);
    String answer = Desk.required(faults, "answer", c.answer(), Desk.SHORT_TEXT);
    faults.refuseIfAny();
    dispatch.unlist(held);
    for (Long id : desk.members.of(c.clueId())) {
      ClueReports.ReportView report = desk.reports.lock(id).orElseThrow(Refusal::notFound);
      desk.reports.transferred(report, c.destination(), reason, answer, context);
    }
    ClueEdit edit = held.clue().edit();
    desk.clues.save(edit.to(ClueState.TRANSFERRED, edit.holderId, null, context.now()));
    desk.record(
        held,
        name(),
        ClueState.TRANSFERRED,
        reason,
        Map.of("destination", c.destination()),
        context);
    return Done.clue(held.clue());
  }
}
