package org.mingcha.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What filing asks of a campaign, kept for some seconds: a filing makes no look-ups of its own. A
 * campaign that closes takes reports for that long after.
 */
@Component
class OpenCampaigns {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private record Place(long campaignId, String regionCode, LocalDate on) {}

  private final Campaigns campaigns;
  private final Organisation organisation;
  private final Clock clock;
  private final Cache<String, Optional<Campaign>> bySlug =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(KEPT).build();
  private final Cache<Long, Optional<Campaign>> byId =
      Caffeine.newBuilder().maximumSize(500).expireAfterWrite(KEPT).build();
  private final Cache<Place, Long> receivers =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();
  private final Cache<String, Optional<Region>> regions =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(5)).build();

  OpenCampaigns(Campaigns campaigns, Organisation organisation, Clock clock) {
    this.campaigns = campaigns;
    this.organisation = organisation;
    this.clock = clock;
  }

  Optional<Campaign> find(String slug) {
    return uncommitted() ? campaigns.findBySlug(slug) : bySlug.get(slug, campaigns::findBySlug);
  }

  Campaign get(long id) {
    return (uncommitted() ? campaigns.find(id) : byId.get(id, campaigns::find))
        .orElseThrow(Refusal::notFound);
  }

  /**
   * The campaign that takes reports now.
   *
   * @throws Refusal not found, or wrong state when the time for reports is over or not yet come
   */
  Campaign taking(String slug) {
    Campaign campaign = find(slug).orElseThrow(Refusal::notFound);
    if (!campaign.takesReportsOn(LocalDate.ofInstant(clock.instant(), Texts.ZONE))) {
      throw Refusal.wrongState("intake.not-taking");
    }
    return campaign;
  }

  /** Campaigns that take reports today, newest first. */
  List<Campaign> listTaking() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    return campaigns.listRunning().stream().filter(c -> c.takesReportsOn(today)).toList();
  }

  /** Whose inbox a report about a place comes to; without a place the lead office's. */
  long receiver(Campaign campaign, @Nullable String regionCode, Instant at) {
    if (regionCode == null) {
      return campaign.leadOfficeId();
    }
    if (uncommitted()) {
      return campaigns.receivingParty(campaign, regionCode, at);
    }
    return receivers.get(
        new Place(campaign.id(), regionCode, LocalDate.ofInstant(at, Texts.ZONE)),
        place -> campaigns.receivingParty(campaign, regionCode, at));
  }

  /** Whether the place exists and lies where the campaign runs. */
  boolean covers(Campaign campaign, String regionCode) {
    if (!regionCode.matches("\\d{6}(\\d{3}){0,2}")) {
      return false;
    }
    Optional<Region> around = region(campaign.regionCode());
    return region(regionCode).isPresent() && around.isPresent() && around.get().contains(regionCode);
  }

  // what an open transaction sees may be rolled back, and must not be kept for others
  private static boolean uncommitted() {
    return TransactionSynchronizationManager.isActualTransactionActive();
  }

  Optional<Region> region(String code) {
    return regions.get(code, organisation::findRegion);
  }
}
