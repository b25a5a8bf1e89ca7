package org.mingcha.campaign.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignActs;
import org.mingcha.campaign.CampaignCommands;
import org.mingcha.campaign.CampaignLife;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns, groups and members; every act of the pages. */
@RestController
@RequestMapping("/api/v1/campaigns")
class CampaignApi {
  private static final String KEY = "Idempotency-Key";

  private final Campaigns campaigns;
  private final CampaignActs acts;
  private final Acting acting;

  CampaignApi(Campaigns campaigns, CampaignActs acts, Acting acting) {
    this.campaigns = campaigns;
    this.acts = acts;
    this.acting = acting;
  }

  /**
   * @param allowed acts of its life that the caller may do now
   */
  record CampaignView(
      String id, String slug, Map<String, String> name, String template, String leadOffice,
      String region, LocalDate startsOn, LocalDate endsOn, LocalDate intakeUntil, String state,
      int version, List<String> allowed) {}

  record GroupView(
      String id, @Nullable String parent, int number, String name, String nameHant,
      List<String> regions, LocalDate opensOn, LocalDate closesOn, int version, List<MemberView> members) {}

  record MemberView(String appointment, String official, String role) {}

  record Done(String id, int version) {}

  @GetMapping
  Map<String, List<CampaignView>> list(@AuthenticationPrincipal SignedInAccount me) {
    return acting.reading(
        me.accountId(),
        actor ->
            Map.of(
                "items",
                campaigns.list().stream()
                    .map(c -> view(c, actor.holds(List.of(Role.OFFICE), c.leadOfficeId())))
                    .toList()));
  }

  @GetMapping("/{slug}")
  CampaignView get(@AuthenticationPrincipal SignedInAccount me, @PathVariable String slug) {
    return acting.reading(
        me.accountId(),
        actor -> {
          Campaign c = campaigns.getBySlug(slug);
          return view(c, actor.holds(List.of(Role.OFFICE), c.leadOfficeId()));
        });
  }

  @GetMapping("/{slug}/groups")
  Map<String, List<GroupView>> groups(@AuthenticationPrincipal SignedInAccount me, @PathVariable String slug) {
    return acting.reading(
        me.accountId(),
        actor -> {
          List<InspectionGroup> groups = campaigns.listGroups(campaigns.getBySlug(slug).id());
          List<Campaigns.Member> members =
              campaigns.listMembers(groups.stream().map(InspectionGroup::id).toList());
          return Map.of(
              "items",
              groups.stream()
                  .map(
                      g ->
                          new GroupView(
                              Ids.text(g.id()), g.parentId() == null ? null : Ids.text(g.parentId()),
                              g.number(), g.name(), g.nameHant(), g.regions(), g.opensOn(),
                              g.closesOn(), g.version(),
                              members.stream()
                                  .filter(m -> m.groupId() == g.id())
                                  .map(
                                      m ->
                                          new MemberView(
                                              Ids.text(m.appointmentId()), Ids.text(m.officialId()), m.role().key()))
                                  .toList()))
                  .toList());
        });
  }

  record NewCampaign(
      String template, String slug, Names name, String leadOffice, String region, LocalDate startsOn,
      LocalDate endsOn, LocalDate intakeUntil) {}

  record Names(String zhCN, String zhTW, String en) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Done open(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewCampaign in) {
    whole(in.template(), in.slug(), in.name(), in.leadOffice(), in.region(), in.startsOn(), in.endsOn(), in.intakeUntil());
    return done(
        acts.open(
            new CampaignCommands.OpenCampaign(
                in.template(), in.slug(), in.name().zhCN(), in.name().zhTW(), in.name().en(),
                Ids.parse(in.leadOffice()), in.region(), in.startsOn(), in.endsOn(), in.intakeUntil()),
            call(me, key)));
  }

  record Change(int version, Names name, LocalDate startsOn, LocalDate endsOn, LocalDate intakeUntil) {}

  @PostMapping("/{slug}/change")
  Done change(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @RequestBody Change in) {
    whole(in.name(), in.startsOn(), in.endsOn(), in.intakeUntil());
    return done(
        acts.change(
            new CampaignCommands.ChangeCampaign(
                campaigns.getBySlug(slug).id(), in.version(), in.name().zhCN(), in.name().zhTW(),
                in.name().en(), in.startsOn(), in.endsOn(), in.intakeUntil()),
            call(me, key)));
  }

  record Move(int version, @Nullable String reason) {}

  /** One of the acts in {@code allowed}, such as {@code campaign.start}. */
  @PostMapping("/{slug}/move/{act}")
  Done move(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @PathVariable String act,
      @RequestBody Move in) {
    return done(
        acts.move(
            act,
            new CampaignCommands.MoveCampaign(campaigns.getBySlug(slug).id(), in.version(), in.reason()),
            call(me, key)));
  }

  record StageDates(int version, String stage, LocalDate from, LocalDate to) {}

  @PostMapping("/{slug}/stages")
  Done stage(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @RequestBody StageDates in) {
    whole(in.stage(), in.from(), in.to());
    return done(
        acts.setStage(
            new CampaignCommands.SetStage(campaigns.getBySlug(slug).id(), in.version(), in.stage(), in.from(), in.to()),
            call(me, key)));
  }

  record GroupIn(
      int version, @Nullable String parent, int number, String name, @Nullable String nameHant,
      List<String> regions, LocalDate opensOn, LocalDate closesOn) {}

  @PostMapping("/{slug}/groups")
  @ResponseStatus(HttpStatus.CREATED)
  Done createGroup(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @RequestBody GroupIn in) {
    whole(in.name(), in.regions(), in.opensOn(), in.closesOn());
    return done(
        acts.createGroup(
            new CampaignCommands.CreateGroup(
                campaigns.getBySlug(slug).id(), in.parent() == null ? null : Ids.parse(in.parent()),
                in.number(), in.name(), in.nameHant(), in.regions(), in.opensOn(), in.closesOn()),
            call(me, key)));
  }

  @PostMapping("/{slug}/groups/{id}")
  Done changeGroup(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @PathVariable String id,
      @RequestBody GroupIn in) {
    whole(in.name(), in.regions(), in.opensOn(), in.closesOn());
    return done(
        acts.changeGroup(
            new CampaignCommands.ChangeGroup(
                Ids.parse(id), in.version(), in.name(), in.nameHant(), in.regions(), in.opensOn(), in.closesOn()),
            call(me, key)));
  }

  record NewMember(String official, String role) {}

  @PostMapping("/{slug}/groups/{id}/members")
  @ResponseStatus(HttpStatus.CREATED)
  Done appoint(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @PathVariable String id,
      @RequestBody NewMember in) {
    whole(in.official(), in.role());
    return done(
        acts.appointMember(
            new CampaignCommands.AppointMember(Ids.parse(id), Ids.parse(in.official()), in.role()), call(me, key)));
  }

  record Reason(@Nullable String reason) {}

  @PostMapping("/{slug}/members/{appointment}/dismiss")
  Done dismiss(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @PathVariable String slug,
      @PathVariable String appointment,
      @RequestBody Reason in) {
    return done(
        acts.dismissMember(
            new CampaignCommands.DismissMember(Ids.parse(appointment), in.reason()), call(me, key)));
  }

  record NewTemplate(String yaml) {}

  @PostMapping("/templates")
  @ResponseStatus(HttpStatus.CREATED)
  Done addTemplate(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = KEY, required = false) @Nullable String key,
      @RequestBody NewTemplate in) {
    whole(in.yaml());
    return done(acts.addTemplate(new CampaignCommands.AddTemplate(in.yaml()), call(me, key)));
  }

  /** Fields that the JSON must have; without this a missing one would end as an unexpected fault. */
  private static void whole(@Nullable Object... fields) {
    for (Object field : fields) {
      if (field == null) {
        throw Refusal.of(Refusal.Kind.INVALID, "refusal.malformed");
      }
    }
  }

  private static CampaignView view(Campaign c, boolean office) {
    return new CampaignView(
        Ids.text(c.id()), c.slug(),
        Map.of("zh-CN", c.name().zhCn(), "zh-TW", c.name().zhTw(), "en", c.name().en()),
        c.templateId() + "@" + c.templateVersion(), Ids.text(c.leadOfficeId()), c.regionCode(),
        c.startsOn(), c.endsOn(), c.intakeUntil(), c.state().key(), c.version(),
        office ? CampaignLife.TABLE.allowed(c.state(), List.of(Role.OFFICE)) : List.of());
  }

  private static Call call(SignedInAccount me, @Nullable String key) {
    return key == null ? Call.once(me.accountId()) : new Call(me.accountId(), key);
  }

  private static Done done(CampaignCommands.Changed changed) {
    return new Done(Ids.text(changed.id()), changed.version());
  }
}
