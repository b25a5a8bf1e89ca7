package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Strikes a clue off a list that is not sent. */
@Component
class UnlistClue extends ClueAct<ClueCommand.UnlistClue> {
  private final Desk desk;
  private final BatchGuard guard;

  UnlistClue(Desk desk, BatchGuard guard) {
    super("batch.unlist");
    this.desk = desk;
    this.guard = guard;
  }

  @Override
  public Done apply(ClueCommand.UnlistClue c, ActContext context) {
    guard.take("batch.edit", c.batchId(), null, context);
    Held held = desk.guard.take("batch.list-clue", c.clueId(), null, context);
    Link link =
        held.links().stream()
            .filter(l -> l.state() == HandOverState.LISTED && l.batchId() == c.batchId())
            .findFirst()
            .orElseThrow(Refusal::notFound);
    desk.links.move(link, name());
    desk.clues.save(held.clue().edit());
    desk.record(
        held,
        name(),
        held.clue().state(),
        null,
        Map.of("batch", Ids.text(c.batchId())),
        context);
    return Done.clue(held.clue());
  }
}
