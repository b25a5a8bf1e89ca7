package org.mingcha.clue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** An office on the chain takes the clue back from below and verifies it itself (提级). */
@Component
class WithdrawHandOver extends ClueAct<ClueCommand.Withdraw> {
  private final Desk desk;
  private final Dispatch dispatch;

  WithdrawHandOver(Desk desk, Dispatch dispatch) {
    super("hand-over.withdraw");
    this.desk = desk;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.Withdraw c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    dispatch.refuseIfObjected(held, held.party());
    Instant now = context.now();
    dispatch.unlist(held);
    List<Link> chain = Chain.down(held.links());
    // the office's own link downward, and all below it
    int from = 0;
    while (chain.get(from).fromParty() != held.party()) {
      from++;
    }
    for (Link link : chain.subList(from, chain.size()).reversed()) {
      desk.links.move(link, name());
      desk.links.answered(link, now, null);
    }
    Optional<Link> above = desk.links.find(chain.get(from).aboveId());
    above.ifPresent(l -> desk.links.move(l, "hand-over.back"));
    Instant due =
        desk.clocks.within(
            desk.clocks.due(held.template(), RequiredClock.VERIFY, now),
            above.map(Link::dueAt).orElse(null),
            now);
    desk.clues.save(held.clue().edit().to(ClueState.VERIFYING, held.party(), due, now));
    desk.record(
        held,
        name(),
        ClueState.VERIFYING,
        reason,
        Map.of("links", chain.subList(from, chain.size()).stream().map(l -> Ids.text(l.id())).toList()),
        context);
    Done done = Done.clue(held.clue());
    return dispatch.settle(held, context) ? done : done.unseen();
  }
}
