package org.mingcha.clue;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Asks of a batch what {@link Guard} asks of a clue. */
@Component
class BatchGuard {
  private final BatchRows rows;

  BatchGuard(BatchRows rows) {
    this.rows = rows;
  }

  BatchRow take(String act, long batchId, @Nullable Integer version, ActContext context) {
    BatchRow batch = rows.lock(batchId).orElseThrow(Refusal::notFound);
    if (version != null && version != batch.version()) {
      throw Refusal.stale(batch.version());
    }
    Set<Role> roles = Lifecycles.BATCH.require(act, batch.state()).by();
    if (!context.actor().holds(roles, seat(act, batch))) {
      throw Refusal.notAllowed("clue.refusal.not-yours");
    }
    return batch;
  }

  static long seat(String act, BatchRow batch) {
    return act.equals("batch.acknowledge") ? batch.toParty() : batch.fromParty();
  }
}
