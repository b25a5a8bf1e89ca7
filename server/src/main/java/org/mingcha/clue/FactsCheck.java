package org.mingcha.clue;

import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;

/** Checks the facts of a clue against the template and the regions. */
@Component
class FactsCheck {
  private final Organisation organisation;

  FactsCheck(Organisation organisation) {
    this.organisation = organisation;
  }

  /** The facts as they will be kept; faults are added by the form's fields. */
  ClueCommand.Facts check(
      Refusal.Faults faults, ClueCommand.Facts facts, CampaignTemplate template) {
    String title = Desk.required(faults, "title", facts.title(), Desk.TITLE);
    String summary = Desk.required(faults, "summary", facts.summary(), Desk.LONG_TEXT);
    faults.when(
        CampaignTemplate.find(template.categories(), facts.category()).isEmpty(),
        "category",
        "clue.refusal.choose");
    faults.when(
        CampaignTemplate.find(template.severities(), facts.importance()).isEmpty(),
        "importance",
        "clue.refusal.choose");
    String industry = blankAsNull(facts.industry());
    faults.when(
        industry != null && CampaignTemplate.find(template.industries(), industry).isEmpty(),
        "industry",
        "clue.refusal.choose");
    String region = facts.region() == null ? "" : facts.region().strip();
    faults.when(
        !region.matches("[0-9]{6,12}") || organisation.findRegion(region).isEmpty(),
        "region",
        "clue.refusal.region");
    return new ClueCommand.Facts(
        title,
        summary,
        facts.category(),
        industry,
        region,
        facts.importance(),
        facts.keyClue(),
        facts.shelter());
  }

  private static @Nullable String blankAsNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }
}
