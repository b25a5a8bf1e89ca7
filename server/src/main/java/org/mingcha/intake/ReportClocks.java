package org.mingcha.intake;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Deadlines;
import org.mingcha.campaign.RequiredClock;
import org.springframework.stereotype.Component;

/**
 * The next deadline of a report, from the template's clocks. Acts keep it in the row, so that lists
 * sort by it.
 */
@Component
class ReportClocks {
  private final Campaigns campaigns;

  ReportClocks(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * When somebody must have done something at the latest; null when no clock runs.
   *
   * @param stateSince when it came to this state
   * @param receivedAt when it was filed
   * @param contactOpen whether the reporter can be reached and nobody has yet
   */
  @Nullable Instant due(
      CampaignTemplate template,
      ReportState state,
      Instant stateSince,
      Instant receivedAt,
      boolean contactOpen) {
    Deadlines deadlines = campaigns.deadlines();
    Instant step =
        switch (state) {
          case RECEIVED, OBJECTED -> due(deadlines, template, RequiredClock.TRIAGE, stateSince);
          // no answer by then: the office decides with what it has
          case NEEDS_FACTS -> due(deadlines, template, RequiredClock.CONTACT, stateSince);
          case CONCLUDED -> due(deadlines, template, RequiredClock.OBJECTION_WINDOW, stateSince);
          case IN_CLUE, TRANSFERRED, CLOSED -> null;
        };
    boolean open = contactOpen && state != ReportState.TRANSFERRED && state != ReportState.CLOSED;
    Instant contact = open ? due(deadlines, template, RequiredClock.CONTACT, receivedAt) : null;
    return Stream.of(step, contact)
        .filter(java.util.Objects::nonNull)
        .min(Instant::compareTo)
        .orElse(null);
  }

  private static Instant due(
      Deadlines deadlines, CampaignTemplate template, RequiredClock clock, Instant start) {
    return deadlines.due(template.clock(clock), start);
  }
}
