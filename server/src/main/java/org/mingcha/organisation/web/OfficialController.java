package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Official;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Picks;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
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

/** The register of officials. */
@Controller
@RequestMapping("/admin/officials")
class OfficialController {
  private static final int PAGE = 50;

  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Names names;
  private final Picks picks;
  private final Admins admins;
  private final Ledger ledger;
  private final Pages pages;

  OfficialController(
      Organisation organisation,
      OrganisationActs acts,
      Names names,
      Picks picks,
      Admins admins,
      Ledger ledger,
      Pages pages) {
    this.organisation = organisation;
    this.acts = acts;
    this.names = names;
    this.picks = picks;
    this.admins = admins;
    this.ledger = ledger;
    this.pages = pages;
  }

  @GetMapping
  View list(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Typed typed = new Typed(in);
    return admins.reading(
        me,
        actor -> {
          Refusal.Faults faults = new Refusal.Faults();
          Long unit = picks.unit(faults, "unit", typed.text("unit"));
          Long after = typed.id("after");
          List<Official> found =
              faults.any()
                  ? List.of()
                  : organisation.searchOfficials(typed.optional("q"), unit, after, PAGE + 1);
          boolean more = found.size() > PAGE;
          List<Official> officials = more ? found.subList(0, PAGE) : found;
          List<Holding> posts =
              organisation.listPosts(officials.stream().map(Official::id).toList(), organisation.today());
          Map<String, Object> model = new HashMap<>();
          model.put("officials", officials);
          model.put("posts", posts.stream().collect(Collectors.groupingBy(h -> h.official().id())));
          model.put("units", names.units(posts.stream().map(h -> h.post().unitId()).toList(), language));
          model.put("typed", in);
          model.put("unitFault", faults.any());
          model.put("mayChange", actor.has(Role.SYSTEM_ADMIN));
          model.put("first", after == null ? null : Addresses.with("/admin/officials", in, "after", null));
          model.put(
              "next",
              more
                  ? Addresses.with("/admin/officials", in, "after", Ids.text(officials.getLast().id()))
                  : null);
          return pages.view("organisation/officials", model);
        });
  }

  @GetMapping("/{id}")
  View show(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return admins.reading(
        me,
        actor -> {
          Official official = organisation.getOfficial(Ids.parse(id));
          List<Holding> terms = organisation.listTerms(official.id());
          Map<String, Object> model = new HashMap<>();
          model.put("official", official);
          model.put("terms", terms);
          model.put(
              "units",
              names.units(
                  terms.stream()
                      .flatMap(
                          h ->
                              java.util.stream.Stream.of(
                                  h.post().unitId(), h.post().committeeId(), h.post().disciplineId()))
                      .filter(java.util.Objects::nonNull)
                      .toList(),
                  language));
          model.put("today", organisation.today());
          model.put("history", ledger.listHistory("official", official.id()));
          model.put("mayChange", actor.has(Role.SYSTEM_ADMIN));
          return pages.view("organisation/official", model);
        });
  }

  @GetMapping("/new")
  View createForm(@AuthenticationPrincipal SignedInAccount me) {
    return admins.forms(me, actor -> named("/admin/officials/new", null, Map.of(), null));
  }

  @PostMapping("/new")
  View create(@AuthenticationPrincipal SignedInAccount me, @RequestParam Map<String, String> in) {
    Typed typed = new Typed(in);
    try {
      var made =
          acts.createOfficial(
              new Commands.CreateOfficial(typed.text("name"), typed.optional("nameHant")),
              typed.call(me.accountId()));
      return Redirect.to("/admin/officials/" + Ids.text(made.id()));
    } catch (Refusal refusal) {
      return admins.forms(me, actor -> named("/admin/officials/new", null, in, refusal));
    }
  }

  @GetMapping("/{id}/rename")
  View renameForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id) {
    return admins.forms(
        me,
        actor ->
            named("/admin/officials/" + id + "/rename", organisation.getOfficial(Ids.parse(id)), Map.of(), null));
  }

  @PostMapping("/{id}/rename")
  View rename(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in) {
    Typed typed = new Typed(in);
    try {
      acts.renameOfficial(
          new Commands.RenameOfficial(
              Ids.parse(id), typed.version(), typed.text("name"), typed.optional("nameHant")),
          typed.call(me.accountId()));
      return Redirect.to("/admin/officials/" + id);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return admins.forms(
          me,
          actor ->
              named("/admin/officials/" + id + "/rename", organisation.getOfficial(Ids.parse(id)), in, refusal));
    }
  }

  /** Appointing from the official's side: the post is looked up by its unit. */
  @GetMapping("/{id}/appoint")
  View appointForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return admins.forms(me, actor -> appoint(id, request, Map.of(), null));
  }

  @PostMapping("/{id}/appoint")
  View appoint(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    try {
      Long post = picks.post(typed.faults(), "post", typed.text("post"));
      typed.faults().when(typed.text("post").isEmpty(), "post", "organisation.pick.post");
      var from = typed.day("fromOn");
      var to = typed.optionalDay("toOn");
      var call = typed.call(me.accountId());
      acts.appointToPost(new Commands.AppointToPost(post, Ids.parse(id), from, to), call);
      return Redirect.to("/admin/officials/" + id);
    } catch (Refusal refusal) {
      return admins.forms(me, actor -> appoint(id, request, in, refusal));
    }
  }

  private View appoint(String id, HttpServletRequest request, Map<String, String> in, @Nullable Refusal refusal) {
    Official official = organisation.getOfficial(Ids.parse(id));
    FormPage form =
        FormPage.to(
                "/admin/officials/" + id + "/appoint", "organisation.post.appoint", "/admin/officials/" + id, in, refusal)
            .lookup("post", "organisation.post.one", null, "/desk/lookup/posts", true)
            .date("fromOn", "organisation.term.from", organisation.today(), true)
            .date("toOn", "organisation.term.to", null, false)
            .build(refusal);
    return page(refusal, "organisation.post.appoint", official.name(RequestLanguage.of(request)), form);
  }

  private View named(
      String action, @Nullable Official official, Map<String, String> in, @Nullable Refusal refusal) {
    String cancel =
        official == null ? "/admin/officials" : "/admin/officials/" + Ids.text(official.id());
    String title = official == null ? "organisation.official.create" : "organisation.official.rename";
    var form = FormPage.to(action, title, cancel, in, refusal);
    if (official != null) {
      form.version(official.version());
    }
    form.text("name", "organisation.official.name", official == null ? null : official.name(), true)
        .text("nameHant", "organisation.official.name-hant", official == null ? null : official.nameHant(), false);
    return page(refusal, title, null, form.build(refusal));
  }

  private View page(@Nullable Refusal refusal, String title, @Nullable String subtitle, FormPage form) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", title);
    model.put("subtitle", subtitle);
    model.put("form", form);
    return pages.view(refusal == null ? 200 : refusal.kind().status(), "part/form-page", model);
  }
}
