package org.mingcha.intake.desk;

import org.mingcha.shared.Ids;

/**
 * Where an officer takes reports: an office or group, for a campaign that takes them now.
 *
 * @param within code of the campaign's region
 */
public record Seat(long campaignId, String slug, long partyId, String name, String within) {

  /** As forms send it. */
  public String key() {
    return slug + "/" + Ids.text(partyId);
  }
}
