package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.springframework.stereotype.Component;

/**
 * A reporter objects to the result: the approved clue goes back to its manager, who must give it to
 * a unit that never had it. Runs in the reporter's transaction, who sees this one clue.
 */
@Component
class Objections {
  private final ClueRows clues;
  private final ClueReportLinks members;
  private final Clocks clocks;
  private final Campaigns campaigns;
  private final Ledger ledger;

  Objections(
      ClueRows clues,
      ClueReportLinks members,
      Clocks clocks,
      Campaigns campaigns,
      Ledger ledger) {
    this.clues = clues;
    this.members = members;
    this.clocks = clocks;
    this.campaigns = campaigns;
    this.ledger = ledger;
  }

  void raised(long reportId, Instant at) {
    members.clueOf(reportId).flatMap(clues::lock).ifPresent(clue -> objected(clue, reportId, at));
  }

  private void objected(ClueRow clue, long reportId, Instant at) {
    // a second reporter's objection finds the clue on its way already; it is written down all the same
    boolean first = clue.state() == ClueState.APPROVED;
    if (first) {
      Campaign campaign = campaigns.get(clue.campaignId());
      clues.save(
          clue.edit()
              .to(
                  ClueState.OBJECTED,
                  clue.managerId(),
                  clocks.toReassign(campaign.template(), at),
                  at));
    }
    ClueState after = first ? ClueState.OBJECTED : clue.state();
    ledger.append(
        Actor.nobody(Actor.Kind.REPORTER),
        at,
        Ledger.Step.of(clue.campaignId(), "clue", clue.id(), "clue.object")
            .states(clue.state().key(), after.key())
            .with(Map.of("report", Ids.text(reportId))));
  }
}
