package org.mingcha.intake.desk;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.ReportForm;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.vault.IdentityVault;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** Puts together what the form of the desk shows. */
@Component
class NewReportPages {
  /** Channels an officer enters; the web form and batches come another way. */
  static final List<String> CHANNELS = List.of("hotline", "letter", "visit", "field");

  private final Seats seats;
  private final Drafts drafts;
  private final IdentityVault vault;
  private final Organisation organisation;
  private final Messages messages;

  NewReportPages(
      Seats seats,
      Drafts drafts,
      IdentityVault vault,
      Organisation organisation,
      Messages messages) {
    this.seats = seats;
    this.drafts = drafts;
    this.vault = vault;
    this.organisation = organisation;
    this.messages = messages;
  }

  /** Channels of this campaign that are entered here. */
  static List<String> channels(CampaignTemplate template) {
    return CHANNELS.stream()
        .filter(key -> CampaignTemplate.find(template.channels(), key).isPresent())
        .toList();
  }

  NewReportPage page(
      long account,
      List<Seat> all,
      Seat seat,
      String channel,
      Draft draft,
      List<Refusal.Field> errors,
      List<Region> perhaps,
      Language language) {
    Campaign campaign = seats.campaign(seat);
    CampaignTemplate template = campaign.template();
    ReportForm form = template.reportForm();
    return new NewReportPage(
        all,
        seat,
        channel,
        numbered(channels(template), key -> name(template, key, language)),
        categories(template, language),
        modes(campaign, language),
        Ids.text(draft.id()),
        draft.version(),
        Base64.getEncoder().encodeToString(drafts.browserKey(account, draft.id())),
        drafts.browserMark(account),
        draft.fields(),
        draft.files(),
        form.maxTextLength(),
        form.attachments().maxFiles() > 0,
        perhaps.stream().map(r -> place(r, language)).toList(),
        errors,
        null);
  }

  private static String name(CampaignTemplate template, String channel, Language language) {
    return CampaignTemplate.get(template.channels(), channel).name().in(language);
  }

  private static List<NewReportPage.Choice> categories(
      CampaignTemplate template, Language language) {
    return numbered(
        template.categories().stream().map(c -> c.key()).toList(),
        key -> CampaignTemplate.get(template.categories(), key).name().in(language));
  }

  private List<NewReportPage.Choice> modes(Campaign campaign, Language language) {
    Texts t = messages.in(language);
    boolean ready = vault.ready(campaign.id());
    List<String> offered = new ArrayList<>();
    for (IdentityMode mode : IdentityMode.values()) {
      if (mode == IdentityMode.ANONYMOUS
          || (ready && campaign.template().reportForm().identityModes().contains(mode))) {
        offered.add(mode.key());
      }
    }
    return numbered(offered, key -> t.get("intake-desk.mode." + key));
  }

  private static List<NewReportPage.Choice> numbered(
      List<String> keys, java.util.function.UnaryOperator<String> name) {
    List<NewReportPage.Choice> choices = new ArrayList<>();
    for (String key : keys) {
      choices.add(new NewReportPage.Choice(choices.size() + 1, key, name.apply(key)));
    }
    return choices;
  }

  NewReportPage.Place place(Region region, Language language) {
    String around =
        organisation.listLine(region.code()).stream()
            .skip(1)
            .map(r -> r.name(language))
            .collect(Collectors.collectingAndThen(Collectors.toList(), NewReportPages::downward));
    return new NewReportPage.Place(region.code(), region.name(language), around);
  }

  private static String downward(List<String> names) {
    return String.join(" ", names.reversed());
  }

  /** A fresh draft for a form that was never drawn before. */
  static Draft empty(String channel, Seat seat, java.time.Instant now) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", channel);
    fields.put("seat", seat.key());
    return new Draft(Ids.next(), 0, now, fields, List.of());
  }
}
