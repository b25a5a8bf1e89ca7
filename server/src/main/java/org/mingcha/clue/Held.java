package org.mingcha.clue;

import java.util.List;
import java.util.Optional;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;

/**
 * A clue in the hands of an act: locked, at the version asked for, in a state and by a person that
 * the life cycle allows.
 *
 * @param party the office for which the person acts
 * @param links all links of the clue, oldest first
 */
record Held(ClueRow clue, Campaign campaign, long party, List<Link> links) {

  CampaignTemplate template() {
    return campaign.template();
  }

  /** The link by which the holder has it. */
  Optional<Link> current() {
    return Chain.current(links);
  }
}
