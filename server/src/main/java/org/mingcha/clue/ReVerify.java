package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Sends a conclusion back to be verified again, with the reason and a new deadline. */
@Component
class ReVerify extends ClueAct<ClueCommand.ReVerify> {
  private final Desk desk;
  private final Reviewing reviewing;

  ReVerify(Desk desk, Reviewing reviewing) {
    super("review.re-verify");
    this.desk = desk;
    this.reviewing = reviewing;
  }

  @Override
  public Done apply(ClueCommand.ReVerify c, ActContext context) {
    Reviewing.Case reviewed = reviewing.take(name(), c.clueId(), c.version(), context);
    Held held = reviewed.held();
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    reviewing.decided(reviewed, "re-verify", reason, context);
    Instant now = context.now();
    Optional<Link> link = held.current();
    Instant due =
        desk.clocks.within(
            desk.clocks.due(held.template(), RequiredClock.REVERIFY, now),
            link.flatMap(l -> desk.links.find(l.aboveId())).map(Link::dueAt).orElse(null),
            now);
    link.ifPresent(
        l -> {
          desk.links.move(l, name());
          desk.links.answered(l, now, due);
        });
    long holder = link.map(Link::toParty).orElse(reviewed.conclusion().partyId());
    desk.clues.save(held.clue().edit().to(ClueState.VERIFYING, holder, due, now));
    desk.record(held, name(), ClueState.VERIFYING, reason, Map.of(), context);
    return Done.clue(held.clue());
  }
}
