package org.mingcha.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignActs;
import org.mingcha.campaign.CampaignCommands;
import org.mingcha.campaign.CampaignLife;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.InspectionGroup;
import org.mingcha.campaign.InspectionRecusal;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Picks;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.Redirect;
import org.mingcha.shared.web.RequestLanguage;
import org.mingcha.shared.web.SignedInAccount;
import org.mingcha.shared.web.Typed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Campaigns, their groups, members and stages. */
@Controller
@RequestMapping("/desk/campaigns")
class CampaignController {
  private final Campaigns campaigns;
  private final CampaignActs acts;
  private final CampaignForms forms;
  private final InspectionRecusal recusal;
  private final Organisation organisation;
  private final Names names;
  private final Picks picks;
  private final Ledger ledger;
  private final Acting acting;
  private final Pages pages;
  private final Messages messages;

  CampaignController(
      Campaigns campaigns,
      CampaignActs acts,
      CampaignForms forms,
      InspectionRecusal recusal,
      Organisation organisation,
      Names names,
      Picks picks,
      Ledger ledger,
      Acting acting,
      Pages pages,
      Messages messages) {
    this.campaigns = campaigns;
    this.acts = acts;
    this.forms = forms;
    this.recusal = recusal;
    this.organisation = organisation;
    this.names = names;
    this.picks = picks;
    this.ledger = ledger;
    this.acting = acting;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping
  View list(@AuthenticationPrincipal SignedInAccount me, HttpServletRequest request) {
    Texts t = t(request);
    return acting.reading(
        me.accountId(),
        actor -> {
          List<Campaign> all = campaigns.list();
          Map<String, Object> model = new HashMap<>();
          model.put("campaigns", all);
          model.put("units", names.units(all.stream().map(Campaign::leadOfficeId).toList(), t.language()));
          model.put("regions", names.regions(all.stream().map(Campaign::regionCode).toList(), t.language()));
          model.put("mayOpen", actor.has(Role.SYSTEM_ADMIN) || actor.has(Role.OFFICE));
          return pages.view("campaign-desk/campaigns", model);
        });
  }

  @GetMapping("/{slug:(?!new$|templates$)[a-z0-9-]+}")
  View show(@AuthenticationPrincipal SignedInAccount me, @PathVariable String slug, HttpServletRequest request) {
    Texts t = t(request);
    return acting.reading(
        me.accountId(),
        actor -> {
          Campaign campaign = campaigns.getBySlug(slug);
          List<InspectionGroup> groups = campaigns.listGroups(campaign.id());
          List<Campaigns.Member> members =
              campaigns.listMembers(groups.stream().map(InspectionGroup::id).toList());
          boolean office = leads(actor, campaign);
          Map<Long, InspectionGroup> byId =
              groups.stream().collect(Collectors.toMap(InspectionGroup::id, g -> g));
          List<Campaigns.Member> mustLeave = new ArrayList<>();
          if (office) {
            members.stream()
                .filter(
                    m ->
                        !recusal
                            .objections(m.officialId(), campaign.id(), byId.get(m.groupId()).regions())
                            .isEmpty())
                .forEach(mustLeave::add);
          }
          Map<String, Object> model = new HashMap<>();
          model.put("campaign", campaign);
          model.put("groups", groups);
          model.put("members", members.stream().collect(Collectors.groupingBy(Campaigns.Member::groupId)));
          model.put("mustLeave", mustLeave.stream().map(Campaigns.Member::appointmentId).collect(Collectors.toSet()));
          model.put("officials", names.officials(members.stream().map(Campaigns.Member::officialId).toList(), t.language()));
          model.put(
              "regions",
              names.regions(
                  java.util.stream.Stream.concat(
                          java.util.stream.Stream.of(campaign.regionCode()),
                          groups.stream().flatMap(g -> g.regions().stream()))
                      .toList(),
                  t.language()));
          model.put("leadOffice", names.units(List.of(campaign.leadOfficeId()), t.language()).getOrDefault(campaign.leadOfficeId(), ""));
          model.put("stages", campaigns.listStages(campaign));
          model.put(
              "acts",
              office ? CampaignLife.TABLE.allowed(campaign.state(), List.of(Role.OFFICE)) : List.of());
          model.put("office", office);
          model.put("today", organisation.today());
          model.put("history", ledger.listHistory("campaign", campaign.id()));
          return pages.view("campaign-desk/campaign", model);
        });
  }

  @GetMapping("/new")
  View openForm(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable String template,
      HttpServletRequest request) {
    Texts t = t(request);
    return acting.reading(
        me.accountId(),
        actor -> page(null, "campaign-desk.open", null, forms.open(t, Map.of(), template, null)));
  }

  @PostMapping("/new")
  View open(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Texts t = t(request);
    Typed typed = new Typed(in);
    try {
      Long lead = picks.unit(typed.faults(), "leadOffice", typed.text("leadOffice"));
      String region = picks.region(typed.faults(), "region", typed.text("region"));
      typed.faults().when(typed.text("leadOffice").isEmpty(), "leadOffice", "campaign-desk.refusal.lead-missing");
      typed.faults().when(typed.text("region").isEmpty(), "region", "organisation.refusal.region-missing");
      var starts = typed.day("startsOn");
      var ends = typed.day("endsOn");
      var until = typed.day("intakeUntil");
      var call = typed.call(me.accountId());
      acts.open(
          new CampaignCommands.OpenCampaign(
              typed.text("template"), typed.text("slug"), typed.text("nameZhCn"), typed.text("nameZhTw"),
              typed.text("nameEn"), lead, region, starts, ends, until),
          call);
      return Redirect.to("/desk/campaigns/" + typed.text("slug"));
    } catch (Refusal refusal) {
      passOn(refusal);
      return acting.reading(
          me.accountId(),
          actor -> page(refusal, "campaign-desk.open", null, forms.open(t, in, null, refusal)));
    }
  }

  @GetMapping("/{slug}/change")
  View changeForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String slug, HttpServletRequest request) {
    return draw(me, slug, request, "campaign-desk.change", (c, t) -> forms.change(c, Map.of(), null), null);
  }

  @PostMapping("/{slug}/change")
  View change(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, slug, request, "campaign-desk.change",
        (c, t) -> {
          var starts = typed.day("startsOn");
          var ends = typed.day("endsOn");
          var until = typed.day("intakeUntil");
          var call = typed.call(me.accountId());
          acts.change(
              new CampaignCommands.ChangeCampaign(
                  c.id(), typed.version(), typed.text("nameZhCn"), typed.text("nameZhTw"),
                  typed.text("nameEn"), starts, ends, until),
              call);
        },
        (c, t, refusal) -> forms.change(c, in, refusal));
  }

  @GetMapping("/{slug}/stage")
  View stageForm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String stage,
      HttpServletRequest request) {
    return draw(me, slug, request, "campaign-desk.stage.set", (c, t) -> forms.stage(t, c, stage, Map.of(), null), null);
  }

  @PostMapping("/{slug}/stage")
  View stage(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, slug, request, "campaign-desk.stage.set",
        (c, t) -> {
          var from = typed.day("fromOn");
          var to = typed.day("toOn");
          var call = typed.call(me.accountId());
          acts.setStage(
              new CampaignCommands.SetStage(c.id(), typed.version(), typed.text("stage"), from, to), call);
        },
        (c, t, refusal) -> forms.stage(t, c, null, in, refusal));
  }

  @GetMapping("/{slug}/move/{act}")
  View moveForm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String act,
      HttpServletRequest request) {
    known(act);
    return draw(me, slug, request, "act." + act, (c, t) -> forms.move(c, act, Map.of(), null), null);
  }

  @PostMapping("/{slug}/move/{act}")
  View move(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String act,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    known(act);
    Typed typed = new Typed(in);
    return take(
        me, slug, request, "act." + act,
        (c, t) ->
            acts.move(
                act,
                new CampaignCommands.MoveCampaign(c.id(), typed.version(), typed.optional("reason")),
                typed.call(me.accountId())),
        (c, t, refusal) -> forms.move(c, act, in, refusal));
  }

  private static void known(String act) {
    if (CampaignLife.TABLE.edges().stream().noneMatch(e -> e.act().equals(act))) {
      throw Refusal.notFound();
    }
  }

  @GetMapping("/{slug}/groups/new")
  View groupForm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String parent,
      HttpServletRequest request) {
    return draw(me, slug, request, "campaign-desk.group.create", (c, t) -> forms.group(t, c, null, parent(parent), Map.of(), null), null);
  }

  @PostMapping("/{slug}/groups/new")
  View createGroup(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    String parent = typed.optional("parent");
    return take(
        me, slug, request, "campaign-desk.group.create",
        (c, t) -> {
          List<String> regions = regions(typed);
          int number = typed.number("number");
          var opens = typed.day("opensOn");
          var closes = typed.day("closesOn");
          var call = typed.call(me.accountId());
          acts.createGroup(
              new CampaignCommands.CreateGroup(
                  c.id(), parent == null ? null : Ids.parse(parent), number, typed.text("name"),
                  typed.optional("nameHant"), regions, opens, closes),
              call);
        },
        (c, t, refusal) -> forms.group(t, c, null, parent(parent), in, refusal));
  }

  @GetMapping("/{slug}/groups/{id}")
  View changeGroupForm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String id,
      HttpServletRequest request) {
    return draw(me, slug, request, "campaign-desk.group.change", (c, t) -> forms.group(t, c, group(c, id), null, Map.of(), null), null);
  }

  @PostMapping("/{slug}/groups/{id}")
  View changeGroup(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, slug, request, "campaign-desk.group.change",
        (c, t) -> {
          List<String> regions = regions(typed);
          var opens = typed.day("opensOn");
          var closes = typed.day("closesOn");
          var call = typed.call(me.accountId());
          acts.changeGroup(
              new CampaignCommands.ChangeGroup(
                  Ids.parse(id), typed.version(), typed.text("name"), typed.optional("nameHant"),
                  regions, opens, closes),
              call);
        },
        (c, t, refusal) -> forms.group(t, c, group(c, id), null, in, refusal));
  }

  @GetMapping("/{slug}/groups/{id}/members")
  View memberForm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String id,
      HttpServletRequest request) {
    return draw(me, slug, request, "campaign-desk.member.appoint", (c, t) -> forms.member(t, c, group(c, id), Map.of(), null), null);
  }

  @PostMapping("/{slug}/groups/{id}/members")
  View appoint(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, slug, request, "campaign-desk.member.appoint",
        (c, t) -> {
          Long official = picks.official(typed.faults(), "official", typed.text("official"));
          typed.faults().when(typed.text("official").isEmpty(), "official", "organisation.refusal.official-missing");
          var call = typed.call(me.accountId());
          acts.appointMember(
              new CampaignCommands.AppointMember(Ids.parse(id), official, typed.text("role")), call);
        },
        (c, t, refusal) -> forms.member(t, c, group(c, id), in, refusal));
  }

  @PostMapping("/{slug}/members/{appointment}/dismiss")
  View dismiss(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String slug,
      @PathVariable String appointment,
      @RequestParam Map<String, String> in) {
    Typed typed = new Typed(in);
    acts.dismissMember(
        new CampaignCommands.DismissMember(Ids.parse(appointment), typed.optional("reason")),
        typed.call(me.accountId()));
    return Redirect.to("/desk/campaigns/" + slug);
  }

  private @Nullable InspectionGroup parent(@Nullable String id) {
    return id == null ? null : campaigns.getGroup(Ids.parse(id));
  }

  private InspectionGroup group(Campaign campaign, String id) {
    InspectionGroup group = campaigns.getGroup(Ids.parse(id));
    if (group.campaignId() != campaign.id()) {
      throw Refusal.notFound();
    }
    return group;
  }

  /** One region a line, by name or code. */
  private List<String> regions(Typed typed) {
    return typed
        .text("regions")
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> picks.region(typed.faults(), "regions", line))
        .filter(java.util.Objects::nonNull)
        .distinct()
        .toList();
  }

  private interface Draw {
    FormPage form(Campaign campaign, Texts t);
  }

  private interface Redraw {
    FormPage form(Campaign campaign, Texts t, Refusal refusal);
  }

  private View draw(
      SignedInAccount me,
      String slug,
      HttpServletRequest request,
      String title,
      Draw draw,
      @Nullable Refusal refusal) {
    Texts t = t(request);
    return acting.reading(
        me.accountId(),
        actor -> {
          Campaign campaign = campaigns.getBySlug(slug);
          if (!leads(actor, campaign)) {
            throw Refusal.notAllowed("campaign-desk.refusal.lead-office");
          }
          return page(refusal, title, campaign.name(t.language()), draw.form(campaign, t));
        });
  }

  private View take(
      SignedInAccount me,
      String slug,
      HttpServletRequest request,
      String title,
      BiConsumer<Campaign, Texts> act,
      Redraw redraw) {
    Texts t = t(request);
    try {
      act.accept(campaigns.getBySlug(slug), t);
      return Redirect.to("/desk/campaigns/" + slug);
    } catch (Refusal refusal) {
      passOn(refusal);
      return draw(me, slug, request, title, (c, texts) -> redraw.form(c, texts, refusal), refusal);
    }
  }

  private static void passOn(Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
      throw refusal;
    }
  }

  private static boolean leads(Actor actor, Campaign campaign) {
    return actor.holds(List.of(Role.OFFICE), campaign.leadOfficeId());
  }

  private Texts t(HttpServletRequest request) {
    return messages.in(RequestLanguage.of(request));
  }

  private View page(@Nullable Refusal refusal, String title, @Nullable String subtitle, FormPage form) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", title);
    model.put("subtitle", subtitle);
    model.put("form", form);
    return pages.view(refusal == null ? 200 : refusal.kind().status(), "part/form-page", model);
  }
}
