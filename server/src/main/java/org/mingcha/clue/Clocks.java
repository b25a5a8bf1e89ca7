package org.mingcha.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.ClockEvent;
import org.mingcha.campaign.ClockRule;
import org.mingcha.campaign.RequiredClock;
import org.springframework.stereotype.Component;

/** The deadlines of clues, from the template's clocks on the workday calendar. */
@Component
class Clocks {
  private final Campaigns campaigns;

  Clocks(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  Instant due(CampaignTemplate template, RequiredClock clock, Instant from) {
    return campaigns.deadlines().due(template.clock(clock), from);
  }

  /** How long an open clue may lie: a clock of the template's own, else that of triage. */
  Instant toRoute(CampaignTemplate template, Instant from) {
    return own(template, ClockEvent.CLUE_REGISTERED, RequiredClock.TRIAGE, from);
  }

  /** How long an objection may lie before another unit has it. */
  Instant toReassign(CampaignTemplate template, Instant from) {
    return own(template, ClockEvent.OBJECTION_RECEIVED, RequiredClock.TRIAGE, from);
  }

  /** A link below ends no later than the one above, unless that has passed already. */
  Instant within(Instant own, @Nullable Instant above, Instant now) {
    return above != null && above.isAfter(now) && above.isBefore(own) ? above : own;
  }

  private Instant own(
      CampaignTemplate template, ClockEvent event, RequiredClock otherwise, Instant from) {
    ClockRule rule =
        template.clocks().stream()
            .filter(c -> c.startsAt() == event)
            .findFirst()
            .orElseGet(() -> template.clock(otherwise));
    return campaigns.deadlines().due(rule, from);
  }
}
