package org.mingcha.campaign.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.campaign.TemplateStore;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.springframework.stereotype.Component;

/** The forms about campaigns and groups. */
@Component
class CampaignForms {
  private final Organisation organisation;
  private final TemplateStore templates;

  CampaignForms(Organisation organisation, TemplateStore templates) {
    this.organisation = organisation;
    this.templates = templates;
  }

  FormPage open(Texts t, Map<String, String> typed, @Nullable String template, @Nullable Refusal refusal) {
    List<FormPage.Option> options =
        templates.list().stream()
            .map(
                s ->
                    new FormPage.Option(
                        s.key(), s.template().name().in(t.language()) + " (" + s.key() + ")"))
            .toList();
    return FormPage.to("/desk/campaigns/new", "campaign-desk.open", "/desk/campaigns", typed, refusal)
        .select("template", "campaign-desk.template", template, options, true)
        .text("slug", "campaign-desk.slug", null, true)
        .text("nameZhCn", "campaign-desk.name-zh-cn", null, true)
        .text("nameZhTw", "campaign-desk.name-zh-tw", null, true)
        .text("nameEn", "campaign-desk.name-en", null, true)
        .lookup("leadOffice", "campaign-desk.lead-office", null, "/desk/lookup/units", true)
        .lookup("region", "campaign-desk.region", null, "/desk/lookup/regions", true)
        .date("startsOn", "campaign-desk.starts-on", organisation.today(), true)
        .date("endsOn", "campaign-desk.ends-on", null, true)
        .date("intakeUntil", "campaign-desk.intake-until", null, true)
        .build(refusal);
  }

  FormPage change(Campaign campaign, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to(at(campaign) + "/change", "organisation.save", at(campaign), typed, refusal)
        .version(campaign.version())
        .text("nameZhCn", "campaign-desk.name-zh-cn", campaign.name().zhCn(), true)
        .text("nameZhTw", "campaign-desk.name-zh-tw", campaign.name().zhTw(), true)
        .text("nameEn", "campaign-desk.name-en", campaign.name().en(), true)
        .date("startsOn", "campaign-desk.starts-on", campaign.startsOn(), true)
        .date("endsOn", "campaign-desk.ends-on", campaign.endsOn(), true)
        .date("intakeUntil", "campaign-desk.intake-until", campaign.intakeUntil(), true)
        .build(refusal);
  }

  FormPage stage(Texts t, Campaign campaign, @Nullable String stage, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to(at(campaign) + "/stage", "organisation.save", at(campaign), typed, refusal)
        .version(campaign.version())
        .select(
            "stage", "campaign-desk.stage", stage,
            campaign.template().stages().stream()
                .map(s -> new FormPage.Option(s.key(), s.name().in(t.language())))
                .toList(),
            true)
        .date("fromOn", "campaign-desk.from", null, true)
        .date("toOn", "campaign-desk.to", null, true)
        .build(refusal);
  }

  FormPage move(Campaign campaign, String act, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to(at(campaign) + "/move/" + act, "act." + act, at(campaign), typed, refusal)
        .version(campaign.version())
        .text("reason", "organisation.reason", null, false)
        .build(refusal);
  }

  /**
   * @param group null for a new one
   * @param parent of a new sub-group; null otherwise
   */
  FormPage group(
      Texts t,
      Campaign campaign,
      @Nullable InspectionGroup group,
      @Nullable InspectionGroup parent,
      Map<String, String> typed,
      @Nullable Refusal refusal) {
    String action =
        group != null
            ? at(campaign) + "/groups/" + Ids.text(group.id())
            : at(campaign) + "/groups/new" + (parent == null ? "" : "?parent=" + Ids.text(parent.id()));
    var form =
        FormPage.to(
            action, group == null ? "campaign-desk.group.create" : "organisation.save", at(campaign), typed, refusal);
    if (group == null) {
      form.number("number", "campaign-desk.group.number", null, true);
    } else {
      form.version(group.version());
    }
    return form.text("name", "campaign-desk.group.name", group == null ? null : group.name(), true)
        .text("nameHant", "campaign-desk.group.name-hant", group == null ? null : group.nameHant(), false)
        .area("regions", "campaign-desk.group.regions", group == null ? null : regions(t, group.regions()), true)
        .date("opensOn", "campaign-desk.from", group != null ? group.opensOn() : parent != null ? parent.opensOn() : campaign.startsOn(), true)
        .date("closesOn", "campaign-desk.to", group != null ? group.closesOn() : parent != null ? parent.closesOn() : campaign.endsOn(), true)
        .build(refusal);
  }

  FormPage member(Texts t, Campaign campaign, InspectionGroup group, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to(
            at(campaign) + "/groups/" + Ids.text(group.id()) + "/members", "campaign-desk.member.appoint", at(campaign), typed, refusal)
        .lookup("official", "organisation.official.one", null, "/desk/lookup/officials", true)
        .select(
            "role", "campaign-desk.member.role", "group-member",
            List.of("group-leader", "group-deputy", "group-member").stream()
                .map(r -> new FormPage.Option(r, t.get("campaign-desk.role." + r)))
                .toList(),
            true)
        .build(refusal);
  }

  /** One region a line, as name and code. */
  private String regions(Texts t, List<String> codes) {
    var known = organisation.findRegions(codes);
    return codes.stream()
        .map(code -> (known.containsKey(code) ? known.get(code).name(t.language()) + " #" : "") + code)
        .collect(Collectors.joining("\n"));
  }

  static String at(Campaign campaign) {
    return "/desk/campaigns/" + campaign.slug();
  }
}
