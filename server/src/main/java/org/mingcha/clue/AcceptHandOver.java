package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The receiver takes the clue on; from now the time to verify runs. */
@Component
class AcceptHandOver extends ClueAct<ClueCommand.Accept> {
  private final Desk desk;

  AcceptHandOver(Desk desk) {
    super("hand-over.accept");
    this.desk = desk;
  }

  @Override
  public Done apply(ClueCommand.Accept c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Link link = held.current().orElseThrow();
    Instant now = context.now();
    RequiredClock clock =
        link.purpose() == Link.Purpose.RE_VERIFY ? RequiredClock.REVERIFY : RequiredClock.VERIFY;
    Instant due =
        desk.clocks.within(
            desk.clocks.due(held.template(), clock, now),
            desk.links.find(link.aboveId()).map(Link::dueAt).orElse(null),
            now);
    desk.links.move(link, name());
    desk.links.answered(link, now, due);
    desk.clues.save(held.clue().edit().to(ClueState.VERIFYING, link.toParty(), due, now));
    desk.record(
        held, name(), ClueState.VERIFYING, null, Map.of("link", Ids.text(link.id())), context);
    return Done.clue(held.clue());
  }
}
