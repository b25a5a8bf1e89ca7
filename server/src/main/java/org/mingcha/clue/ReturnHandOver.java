package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * The receiver gives the clue back with a reason, such as lack of jurisdiction. It goes to whoever
 * handed it over, and the receiver does not see it any more.
 */
@Component
class ReturnHandOver extends ClueAct<ClueCommand.Return> {
  private final Desk desk;
  private final Dispatch dispatch;

  ReturnHandOver(Desk desk, Dispatch dispatch) {
    super("hand-over.return");
    this.desk = desk;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.Return c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Link link =
        held.current().orElseThrow(() -> Refusal.wrongState("clue.refusal.nobody-above"));
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    Instant now = context.now();
    dispatch.unlist(held);
    desk.links.move(link, name());
    desk.links.answered(link, now, null);
    Optional<Link> above = desk.links.find(link.aboveId());
    above.ifPresent(l -> desk.links.move(l, "hand-over.back"));
    Instant due =
        desk.clocks.within(
            desk.clocks.toRoute(held.template(), now), above.map(Link::dueAt).orElse(null), now);
    desk.clues.save(held.clue().edit().to(ClueState.OPEN, link.fromParty(), due, now));
    desk.record(
        held, name(), ClueState.OPEN, reason, Map.of("link", Ids.text(link.id())), context);
    Done done = Done.clue(held.clue());
    return dispatch.settle(held, context) ? done : done.unseen();
  }
}
