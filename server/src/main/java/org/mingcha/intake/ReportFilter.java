package org.mingcha.intake;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;

/**
 * Which reports a list shows; see docs/filters.md. Null means any.
 *
 * @param campaignId null for all campaigns
 * @param states empty for any
 * @param category key, or {@code none}
 * @param region code, or {@code none}
 * @param holders empty for any
 * @param due {@code overdue}, {@code today}, {@code 7d}, {@code later}, {@code none}, or a day
 * @param age {@code 0-3} … {@code 30+}
 * @param satisfied {@code yes}, {@code no}, {@code none}
 * @param from first day of receipt
 * @param to last day of receipt
 */
public record ReportFilter(
    @Nullable Long campaignId,
    Set<ReportState> states,
    @Nullable String category,
    @Nullable String region,
    List<Long> holders,
    @Nullable String channel,
    @Nullable IdentityMode mode,
    @Nullable String satisfied,
    boolean urgent,
    boolean unread,
    @Nullable String due,
    @Nullable String age,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Sort sort) {

  /** The order of a list. */
  public enum Sort {
    /** Latest received first. */
    NEWEST,
    /** Earliest deadline first, those without at the end. */
    DUE
  }

  public ReportFilter {
    states = Set.copyOf(states);
    holders = List.copyOf(holders);
  }

  /** All reports of a campaign, newest first. */
  public static ReportFilter ofCampaign(@Nullable Long campaignId) {
    return new ReportFilter(
        campaignId, Set.of(), null, null, List.of(), null, null, null, false, false, null, null, null,
        null, Sort.NEWEST);
  }

  public ReportFilter in(Set<ReportState> only) {
    return new ReportFilter(
        campaignId, only, category, region, holders, channel, mode, satisfied, urgent, unread, due,
        age, from, to, sort);
  }

  public ReportFilter heldBy(List<Long> only) {
    return new ReportFilter(
        campaignId, states, category, region, only, channel, mode, satisfied, urgent, unread, due, age,
        from, to, sort);
  }

  public ReportFilter sorted(Sort by) {
    return new ReportFilter(
        campaignId, states, category, region, holders, channel, mode, satisfied, urgent, unread, due,
        age, from, to, by);
  }
}
