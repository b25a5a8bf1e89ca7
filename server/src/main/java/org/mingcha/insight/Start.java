package org.mingcha.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;

/**
 * A person's start page.
 *
 * @param work what waits, most urgent first
 * @param more whether more waits than is listed
 * @param cards numbers that open their records
 * @param notices for administrators: what needs a look in accounts and appointments
 * @param trail for the auditor: the latest entries
 * @param content whether this person works with records at all
 */
public record Start(
    List<WorkItem> work,
    boolean more,
    List<Overview.Card> cards,
    List<AccountNotice> notices,
    List<TrailEntry> trail,
    boolean content,
    List<Campaign> campaigns,
    Labels labels) {

  /** The campaign of an item; every item is of a campaign that runs. */
  public Campaign campaign(WorkItem item) {
    return campaigns.stream().filter(c -> c.id() == item.campaignId()).findFirst().orElseThrow();
  }

  /**
   * Something about an account.
   *
   * @param kind {@code no-appointment}, {@code must-change} or {@code ending}
   * @param at when it ends; null for the others
   */
  public record AccountNotice(
      String kind, long accountId, String name, String login, @Nullable String role, @Nullable Instant at) {}

  /** An entry of the audit trail. */
  public record TrailEntry(
      long position, Instant at, @Nullable String name, String action, @Nullable String kind) {}
}
