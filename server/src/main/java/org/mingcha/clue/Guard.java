package org.mingcha.clue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Asks, before an act on a clue: is it seen, is it still what the form showed, does its state allow
 * the act, does the person hold a role for it at the office concerned. In that order.
 */
@Component
class Guard {
  private final ClueRows rows;
  private final Links links;
  private final Campaigns campaigns;

  Guard(ClueRows rows, Links links, Campaigns campaigns) {
    this.rows = rows;
    this.links = links;
    this.campaigns = campaigns;
  }

  /**
   * @param version null where the act does not depend on what a form showed
   * @throws Refusal not found, stale, wrong state, not allowed
   */
  Held take(String act, long clueId, @Nullable Integer version, ActContext context) {
    ClueRow clue = rows.lock(clueId).orElseThrow(Refusal::notFound);
    if (version != null && version != clue.version()) {
      throw Refusal.stale(clue.version());
    }
    Lifecycles.CLUE.require(act, clue.state());
    Campaign campaign = campaigns.get(clue.campaignId());
    List<Link> all = links.of(clueId);
    long party =
        party(act, clue, campaign, all, context.actor())
            .orElseThrow(() -> Refusal.notAllowed("clue.refusal.not-yours"));
    return new Held(clue, campaign, party, all);
  }

  /** The office at which the actor may do the act now, whatever the clue's state. */
  Optional<Long> party(
      String act, ClueRow clue, Campaign campaign, List<Link> all, Actor actor) {
    Set<Role> roles = Lifecycles.CLUE.edge(act).by();
    return seats(Lifecycles.seat(act), clue, campaign, all).stream()
        .filter(party -> actor.holds(roles, party))
        .findFirst();
  }

  private static List<Long> seats(Seat seat, ClueRow clue, Campaign campaign, List<Link> all) {
    return switch (seat) {
      case MANAGER -> List.of(clue.managerId());
      case HOLDER -> List.of(clue.holderId());
      // nearest first
      case ABOVE -> Chain.down(all).reversed().stream().map(Link::fromParty).toList();
      case SUPERVISOR -> List.of(clue.managerId(), campaign.leadOfficeId());
      case REPORTER -> List.of();
    };
  }
}
