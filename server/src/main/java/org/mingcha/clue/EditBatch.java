package org.mingcha.clue;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Sets the words of the covering letter while the batch is a draft. */
@Component
class EditBatch extends ClueAct<ClueCommand.EditBatch> {
  private final Desk desk;
  private final BatchGuard guard;
  private final BatchRows rows;

  EditBatch(Desk desk, BatchGuard guard, BatchRows rows) {
    super("batch.edit");
    this.desk = desk;
    this.guard = guard;
    this.rows = rows;
  }

  @Override
  public Done apply(ClueCommand.EditBatch c, ActContext context) {
    BatchRow batch = guard.take(name(), c.batchId(), c.version(), context);
    rows.letter(batch, Desk.optional("letter", c.letter(), Desk.LONG_TEXT));
    desk.record(
        Ledger.Step.of(batch.campaignId(), "batch", batch.id(), name())
            .by(batch.fromParty())
            .states(batch.state().key(), batch.state().key()),
        context);
    return new Done(batch.id(), batch.version() + 1, true);
  }
}
