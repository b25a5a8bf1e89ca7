package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The reviewing office does not accept the conclusion and verifies the clue itself (提级). */
@Component
class TakeUp extends ClueAct<ClueCommand.TakeUp> {
  private final Desk desk;
  private final Reviewing reviewing;
  private final Dispatch dispatch;

  TakeUp(Desk desk, Reviewing reviewing, Dispatch dispatch) {
    super("review.take-up");
    this.desk = desk;
    this.reviewing = reviewing;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.TakeUp c, ActContext context) {
    Reviewing.Case reviewed = reviewing.take(name(), c.clueId(), c.version(), context);
    Held held = reviewed.held();
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    dispatch.refuseIfObjected(held, held.party());
    reviewing.decided(reviewed, "take-up", reason, context);
    Instant now = context.now();
    Optional<Link> link = held.current();
    link.ifPresent(l -> desk.links.move(l, name()));
    Optional<Link> above = link.flatMap(l -> desk.links.find(l.aboveId()));
    above.ifPresent(l -> desk.links.move(l, "hand-over.back"));
    Instant due =
        desk.clocks.within(
            desk.clocks.due(held.template(), RequiredClock.VERIFY, now),
            above.map(Link::dueAt).orElse(null),
            now);
    desk.clues.save(held.clue().edit().to(ClueState.VERIFYING, held.party(), due, now));
    desk.record(held, name(), ClueState.VERIFYING, reason, Map.of(), context);
    Done done = Done.clue(held.clue());
    return dispatch.settle(held, context) ? done : done.unseen();
  }
}
