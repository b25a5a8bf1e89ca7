package org.mingcha.clue;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Gives up an empty draft. */
@Component
class DiscardBatch extends ClueAct<ClueCommand.DiscardBatch> {
  private final Desk desk;
  private final BatchGuard guard;
  private final BatchRows rows;

  DiscardBatch(Desk desk, BatchGuard guard, BatchRows rows) {
    super("batch.discard");
    this.desk = desk;
    this.guard = guard;
    this.rows = rows;
  }

  @Override
  public Done apply(ClueCommand.DiscardBatch c, ActContext context) {
    BatchRow batch = guard.take(name(), c.batchId(), c.version(), context);
    if (!desk.links.ofBatch(batch.id()).isEmpty()) {
      throw Refusal.wrongState("clue.refusal.batch-not-empty");
    }
    // what this person does not see on it stays on a list of its own
    rows.leaveUnseen(batch, org.mingcha.shared.Ids.next());
    rows.discard(batch);
    desk.record(
        Ledger.Step.of(batch.campaignId(), "batch", batch.id(), name())
            .by(batch.fromParty())
            .states(batch.state().key(), BatchState.DISCARDED.key()),
        context);
    return new Done(batch.id(), batch.version() + 1, true);
  }
}
