package org.mingcha.clue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Puts a clue on the list for a receiver. Another receiver than the rules propose needs a reason,
 * which is kept sealed.
 */
@Component
class ListClue extends ClueAct<ClueCommand.ListClue> {
  private final Desk desk;
  private final Dispatch dispatch;
  private final BatchGuard guard;
  private final BatchRows batches;
  private final Routing routing;

  ListClue(Desk desk, Dispatch dispatch, BatchGuard guard, BatchRows batches, Routing routing) {
    super("batch.list-clue");
    this.desk = desk;
    this.dispatch = dispatch;
    this.guard = guard;
    this.batches = batches;
    this.routing = routing;
  }

  @Override
  public Done apply(ClueCommand.ListClue c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    if (held.links().stream().anyMatch(l -> l.state() == HandOverState.LISTED)) {
      throw Refusal.wrongState("clue.refusal.listed");
    }
    Link.Purpose purpose = dispatch.purpose(held);
    dispatch.checkReceiver(held, held.clue().holderId(), c.toParty(), purpose);
    List<Routing.Option> options = routing.propose(held);
    Optional<Routing.Option> proposed =
        options.stream()
            .filter(o -> o.units().stream().anyMatch(u -> u.id() == c.toParty()))
            .filter(o -> c.rule() == null || o.rule().equals(c.rule()))
            .findFirst();
    String reason = Desk.optional("reason", c.reason(), Desk.SHORT_TEXT);
    if (proposed.isEmpty() && reason == null) {
      throw Refusal.invalid("reason", "clue.refusal.overrule-reason");
    }
    BatchRow batch = batch(c, held, context);
    Link link =
        dispatch.list(
            held,
            batch.id(),
            c.toParty(),
            purpose,
            proposed.map(Routing.Option::rule).orElse(null),
            proposed.isPresent() ? null : reason);
    desk.clues.save(held.clue().edit());
    desk.record(
        held,
        name(),
        held.clue().state(),
        proposed.isPresent() ? null : reason,
        Map.of(
            "batch",
            Ids.text(batch.id()),
            "to",
            Ids.text(c.toParty()),
            "rule",
            proposed.map(Routing.Option::rule).orElse(""),
            "link",
            Ids.text(link.id())),
        context);
    return Done.clue(held.clue());
  }

  private BatchRow batch(ClueCommand.ListClue c, Held held, ActContext context) {
    ClueRow clue = held.clue();
    if (c.batchId() != null) {
      BatchRow batch = guard.take("batch.edit", c.batchId(), null, context);
      if (batch.fromParty() != clue.holderId()
          || batch.toParty() != c.toParty()
          || batch.campaignId() != clue.campaignId()) {
        throw Refusal.invalid("batchId", "clue.refusal.other-batch");
      }
      return batch;
    }
    return batches
        .findDraft(clue.campaignId(), clue.holderId(), c.toParty())
        .orElseGet(
            () -> dispatch.draft(clue.campaignId(), clue.holderId(), c.toParty(), null, context));
  }
}
