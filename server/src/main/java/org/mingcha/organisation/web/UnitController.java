package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Picks;
import org.mingcha.organisation.Unit;
import org.mingcha.organisation.UnitKind;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
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

/** The register of units. */
@Controller
@RequestMapping("/admin/units")
class UnitController {
  private static final int PAGE = 50;

  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Names names;
  private final Picks picks;
  private final UnitForms forms;
  private final Admins admins;
  private final Ledger ledger;
  private final Pages pages;
  private final Messages messages;

  UnitController(
      Organisation organisation,
      OrganisationActs acts,
      Names names,
      Picks picks,
      UnitForms forms,
      Admins admins,
      Ledger ledger,
      Pages pages,
      Messages messages) {
    this.organisation = organisation;
    this.acts = acts;
    this.names = names;
    this.picks = picks;
    this.forms = forms;
    this.admins = admins;
    this.ledger = ledger;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping
  View list(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    Typed typed = new Typed(in);
    return admins.reading(
        me,
        actor -> {
          Refusal.Faults faults = new Refusal.Faults();
          String region = picks.region(faults, "region", typed.optional("region"));
          Long after = typed.id("after");
          List<Unit> found =
              faults.any()
                  ? List.of()
                  : organisation.searchUnits(
                      typed.optional("q"),
                      region,
                      UnitKind.find(typed.text("kind")).orElse(null),
                      after,
                      PAGE + 1);
          boolean more = found.size() > PAGE;
          List<Unit> units = more ? found.subList(0, PAGE) : found;
          Map<String, Object> model = new HashMap<>();
          model.put("units", units);
          model.put("regions", names.regions(units.stream().map(Unit::regionCode).toList(), t.language()));
          model.put("superiors", names.units(superiors(units), t.language()));
          model.put("kinds", UnitForms.kinds(t));
          model.put("typed", in);
          model.put("regionFault", faults.any());
          model.put("mayChange", actor.has(Role.SYSTEM_ADMIN));
          model.put("first", after == null ? null : Addresses.with("/admin/units", in, "after", null));
          model.put(
              "next",
              more ? Addresses.with("/admin/units", in, "after", Ids.text(units.getLast().id())) : null);
          return pages.view("organisation/units", model);
        });
  }

  private static List<Long> superiors(List<Unit> units) {
    return units.stream().map(Unit::superiorId).filter(java.util.Objects::nonNull).toList();
  }

  @GetMapping("/{id}")
  View show(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return admins.reading(
        me,
        actor -> {
          Unit unit = organisation.getUnit(Ids.parse(id));
          List<Unit> below =
              organisation.listBelow(unit.id(), after == null ? null : Ids.parse(after), PAGE + 1);
          var posts = organisation.listPostsOf(unit.id());
          Map<String, Object> model = new HashMap<>();
          model.put("unit", unit);
          model.put("line", organisation.listSuperiorLine(unit.id()));
          model.put("regionLine", organisation.listLine(unit.regionCode()));
          model.put("below", below.size() > PAGE ? below.subList(0, PAGE) : below);
          model.put(
              "next",
              below.size() > PAGE
                  ? UnitForms.at(unit) + "?after=" + Ids.text(below.get(PAGE - 1).id())
                  : null);
          model.put("posts", posts);
          model.put("terms", organisation.listTermsIn(unit.id()));
          model.put(
              "managers",
              names.units(
                  posts.stream()
                      .flatMap(p -> java.util.stream.Stream.of(p.committeeId(), p.disciplineId()))
                      .filter(java.util.Objects::nonNull)
                      .toList(),
                  language));
          model.put("history", ledger.listHistory("unit", unit.id()));
          model.put("today", organisation.today());
          model.put("mayChange", actor.has(Role.SYSTEM_ADMIN));
          return pages.view("organisation/unit", model);
        });
  }

  @GetMapping("/new")
  View createForm(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable String superior,
      @RequestParam(required = false) @Nullable String region,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return admins.forms(
        me,
        actor -> {
          Unit above = superior == null ? null : organisation.getUnit(Ids.parse(superior));
          var place =
              region != null
                  ? organisation.getRegion(region)
                  : above == null ? null : organisation.getRegion(above.regionCode());
          return form(200, "organisation.unit.create", null, forms.create(t, place, above, Map.of(), null));
        });
  }

  @PostMapping("/new")
  View create(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    Typed typed = new Typed(in);
    try {
      String region = picks.region(typed.faults(), "region", typed.text("region"));
      typed.faults().when(typed.text("region").isEmpty(), "region", "organisation.refusal.region-missing");
      Long superior = picks.unit(typed.faults(), "superior", typed.text("superior"));
      var opened = typed.day("openedOn");
      var call = typed.call(me.accountId());
      var made =
          acts.createUnit(
              new Commands.CreateUnit(
                  typed.text("name"),
                  typed.optional("nameHant"),
                  typed.text("kind"),
                  typed.optional("industry"),
                  region,
                  superior,
                  opened),
              call);
      return Redirect.to("/admin/units/" + Ids.text(made.id()));
    } catch (Refusal refusal) {
      return admins.forms(
          me,
          actor ->
              form(
                  refusal.kind().status(),
                  "organisation.unit.create",
                  null,
                  forms.create(t, null, null, in, refusal)));
    }
  }

  @GetMapping("/{id}/rename")
  View renameForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return blank(me, id, request, "organisation.unit.rename", (u, t) -> forms.rename(t, u, Map.of(), null));
  }

  @PostMapping("/{id}/rename")
  View rename(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, id, request, "organisation.unit.rename",
        unitId ->
            acts.renameUnit(
                new Commands.RenameUnit(
                    unitId, typed.version(), typed.text("name"), typed.optional("nameHant"), typed.optional("industry")),
                typed.call(me.accountId())),
        (u, t, refusal) -> forms.rename(t, u, in, refusal));
  }

  @GetMapping("/{id}/move")
  View moveForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return blank(me, id, request, "organisation.unit.move", (u, t) -> forms.move(t, u, Map.of(), null));
  }

  @PostMapping("/{id}/move")
  View move(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, id, request, "organisation.unit.move",
        unitId -> {
          Long superior = picks.unit(typed.faults(), "superior", typed.text("superior"));
          var call = typed.call(me.accountId());
          return acts.moveUnit(
              new Commands.MoveUnit(unitId, typed.version(), superior, typed.optional("reason")), call);
        },
        (u, t, refusal) -> forms.move(t, u, in, refusal));
  }

  @GetMapping("/{id}/close")
  View closeForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return blank(me, id, request, "organisation.unit.close", (u, t) -> forms.close(u, Map.of(), null));
  }

  @PostMapping("/{id}/close")
  View close(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, id, request, "organisation.unit.close",
        unitId -> {
          var day = typed.day("closedOn");
          var call = typed.call(me.accountId());
          return acts.closeUnit(
              new Commands.CloseUnit(unitId, typed.version(), day, typed.optional("reason")), call);
        },
        (u, t, refusal) -> forms.close(u, in, refusal));
  }

  @GetMapping("/{id}/posts/new")
  View postForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return blank(me, id, request, "organisation.post.create", (u, t) -> forms.post(t, u, null, Map.of(), null));
  }

  @PostMapping("/{id}/posts/new")
  View createPost(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, id, request, "organisation.post.create",
        unitId -> {
          Long committee = picks.unit(typed.faults(), "committee", typed.text("committee"));
          Long discipline = picks.unit(typed.faults(), "discipline", typed.text("discipline"));
          var opened = typed.day("openedOn");
          var call = typed.call(me.accountId());
          return acts.createPost(
              new Commands.CreatePost(
                  unitId, typed.text("title"), typed.optional("titleHant"), typed.checked("head"),
                  typed.text("rank"), committee, discipline, opened),
              call);
        },
        (u, t, refusal) -> forms.post(t, u, null, in, refusal));
  }

  private interface Draw {
    FormPage form(Unit unit, Texts t);
  }

  private interface Redraw {
    FormPage form(Unit unit, Texts t, Refusal refusal);
  }

  private View blank(SignedInAccount me, String id, HttpServletRequest request, String title, Draw draw) {
    Texts t = messages.in(RequestLanguage.of(request));
    return admins.forms(
        me,
        actor -> {
          Unit unit = organisation.getUnit(Ids.parse(id));
          return form(200, title, unit.name(t.language()), draw.form(unit, t));
        });
  }

  private View take(
      SignedInAccount me,
      String id,
      HttpServletRequest request,
      String title,
      Function<Long, Commands.Changed> act,
      Redraw redraw) {
    Texts t = messages.in(RequestLanguage.of(request));
    long unitId = Ids.parse(id);
    try {
      act.apply(unitId);
      return Redirect.to("/admin/units/" + id);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
        throw refusal;
      }
      return admins.forms(
          me,
          actor -> {
            Unit unit = organisation.getUnit(unitId);
            return form(
                refusal.kind().status(), title, unit.name(t.language()), redraw.form(unit, t, refusal));
          });
    }
  }

  private View form(int status, String title, @Nullable String subtitle, FormPage form) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", title);
    model.put("subtitle", subtitle);
    model.put("form", form);
    return pages.view(status, "part/form-page", model);
  }
}
