package org.mingcha.clue;

import java.util.List;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Sends a batch: it gets its number, each clue on it goes to the receiver with a deadline. All or
 * none; clues that the sender does not see stay behind unnoticed.
 */
@Component
class SendBatch extends ClueAct<ClueCommand.SendBatch> {
  private final Desk desk;
  private final Dispatch dispatch;
  private final BatchGuard guard;
  private final BatchRows batches;

  SendBatch(Desk desk, Dispatch dispatch, BatchGuard guard, BatchRows batches) {
    super("batch.send");
    this.desk = desk;
    this.dispatch = dispatch;
    this.guard = guard;
    this.batches = batches;
  }

  @Override
  public Done apply(ClueCommand.SendBatch c, ActContext context) {
    BatchRow batch = guard.take(name(), c.batchId(), c.version(), context);
    List<Link> listed = desk.links.ofBatch(batch.id());
    if (listed.isEmpty()) {
      throw Refusal.wrongState("clue.refusal.empty-batch");
    }
    batches.leaveUnseen(batch, Ids.next());
    // clues in the order of their ids, so that two batches at once cannot wait for each other
    listed.stream()
        .sorted(java.util.Comparator.comparingLong(Link::clueId))
        .forEach(
            link -> {
              Held held = desk.guard.take(name(), link.clueId(), null, context);
              dispatch.send(held, link, context);
            });
    dispatch.number(batch, context);
    return new Done(batch.id(), batch.version() + 1, true);
  }
}
