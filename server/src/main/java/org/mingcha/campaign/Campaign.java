package org.mingcha.campaign;

import java.time.LocalDate;
import org.mingcha.shared.text.Language;

/**
 * A campaign in the life of an installation, with the template as it was when it opened.
 *
 * @param slug short word in numbers and addresses
 * @param templateId of the template, for show; {@link #template} is what counts
 * @param leadOfficeId the unit that leads it and takes what no group covers
 * @param regionCode where it runs
 * @param endsOn last day
 * @param intakeUntil last day on which reports from the public are taken
 */
public record Campaign(
    long id,
    String slug,
    Text name,
    String templateId,
    String templateVersion,
    CampaignTemplate template,
    long leadOfficeId,
    String regionCode,
    LocalDate startsOn,
    LocalDate endsOn,
    LocalDate intakeUntil,
    CampaignState state,
    int version) {

  /** The name in the reader's language. */
  public String name(Language language) {
    return switch (language) {
      case ZH_CN -> name.zhCn();
      case ZH_TW -> name.zhTw();
      case EN -> name.en();
    };
  }

  /** Whether the public may report on a day. */
  public boolean takesReportsOn(LocalDate day) {
    return (state == CampaignState.RUNNING || state == CampaignState.CLOSING)
        && !day.isBefore(startsOn)
        && !day.isAfter(intakeUntil);
  }
}
