package org.mingcha.clue;

import java.util.Map;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The office that has the clue verifies it itself instead of handing it on. */
@Component
class SelfVerify extends ClueAct<ClueCommand.SelfVerify> {
  private final Desk desk;
  private final Dispatch dispatch;

  SelfVerify(Desk desk, Dispatch dispatch) {
    super("clue.self-verify");
    this.desk = desk;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.SelfVerify c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    dispatch.refuseIfObjected(held, held.clue().holderId());
    dispatch.unlist(held);
    ClueEdit edit = held.clue().edit();
    var due =
        desk.clocks.within(
            desk.clocks.due(held.template(), RequiredClock.VERIFY, context.now()),
            held.current().map(Link::dueAt).orElse(null),
            context.now());
    desk.clues.save(edit.to(ClueState.VERIFYING, edit.holderId, due, context.now()));
    desk.record(held, name(), ClueState.VERIFYING, null, Map.of(), context);
    return Done.clue(held.clue());
  }
}
