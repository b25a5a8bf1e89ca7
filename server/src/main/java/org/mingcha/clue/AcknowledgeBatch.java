package org.mingcha.clue;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The receiver signs that the letter and its list arrived; each clue is answered by itself. */
@Component
class AcknowledgeBatch extends ClueAct<ClueCommand.AcknowledgeBatch> {
  private final Desk desk;
  private final BatchGuard guard;
  private final BatchRows rows;

  AcknowledgeBatch(Desk desk, BatchGuard guard, BatchRows rows) {
    super("batch.acknowledge");
    this.desk = desk;
    this.guard = guard;
    this.rows = rows;
  }

  @Override
  public Done apply(ClueCommand.AcknowledgeBatch c, ActContext context) {
    BatchRow batch = guard.take(name(), c.batchId(), c.version(), context);
    rows.acknowledged(batch, context.now(), context.actor().officialId());
    desk.record(
        Ledger.Step.of(batch.campaignId(), "batch", batch.id(), name())
            .by(batch.toParty())
            .states(batch.state().key(), BatchState.ACKNOWLEDGED.key()),
        context);
    return new Done(batch.id(), batch.version() + 1, true);
  }
}
