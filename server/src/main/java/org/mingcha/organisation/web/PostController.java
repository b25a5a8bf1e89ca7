package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Picks;
import org.mingcha.organisation.Post;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Posts and who holds them. */
@Controller
class PostController {
  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Picks picks;
  private final UnitForms forms;
  private final Admins admins;
  private final Pages pages;
  private final Messages messages;

  PostController(
      Organisation organisation,
      OrganisationActs acts,
      Picks picks,
      UnitForms forms,
      Admins admins,
      Pages pages,
      Messages messages) {
    this.organisation = organisation;
    this.acts = acts;
    this.picks = picks;
    this.forms = forms;
    this.admins = admins;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping("/admin/posts/{id}")
  View changeForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return draw(me, request, id, "organisation.post.change", Map.of(), null);
  }

  @PostMapping("/admin/posts/{id}")
  View change(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, request, id, "organisation.post.change", in,
        () -> {
          Long committee = picks.unit(typed.faults(), "committee", typed.text("committee"));
          Long discipline = picks.unit(typed.faults(), "discipline", typed.text("discipline"));
          var call = typed.call(me.accountId());
          return acts.changePost(
              new Commands.ChangePost(
                  Ids.parse(id), typed.version(), typed.text("title"), typed.optional("titleHant"),
                  typed.checked("head"), typed.text("rank"), committee, discipline),
              call);
        });
  }

  @GetMapping("/admin/posts/{id}/close")
  View closeForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return draw(me, request, id, "organisation.post.close", Map.of(), null);
  }

  @PostMapping("/admin/posts/{id}/close")
  View close(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, request, id, "organisation.post.close", in,
        () -> {
          var day = typed.day("closedOn");
          var call = typed.call(me.accountId());
          return acts.closePost(new Commands.ClosePost(Ids.parse(id), typed.version(), day), call);
        });
  }

  @GetMapping("/admin/posts/{id}/appoint")
  View appointForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return draw(me, request, id, "organisation.post.appoint", Map.of(), null);
  }

  @PostMapping("/admin/posts/{id}/appoint")
  View appoint(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    return take(
        me, request, id, "organisation.post.appoint", in,
        () -> {
          Long official = picks.official(typed.faults(), "official", typed.text("official"));
          typed.faults().when(typed.text("official").isEmpty(), "official", "organisation.refusal.official-missing");
          var from = typed.day("fromOn");
          var to = typed.optionalDay("toOn");
          var call = typed.call(me.accountId());
          return acts.appointToPost(new Commands.AppointToPost(Ids.parse(id), official, from, to), call);
        });
  }

  @GetMapping("/admin/holdings/{id}/end")
  View endForm(@AuthenticationPrincipal SignedInAccount me, @PathVariable String id, HttpServletRequest request) {
    return admins.forms(me, actor -> end(request, id, Map.of(), null));
  }

  @PostMapping("/admin/holdings/{id}/end")
  View end(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    try {
      var day = typed.day("toOn");
      var call = typed.call(me.accountId());
      acts.endHolding(new Commands.EndHolding(Ids.parse(id), day), call);
      Holding holding = admins.forms(me, actor -> organisation.getHolding(Ids.parse(id)));
      return Redirect.to("/admin/officials/" + Ids.text(holding.official().id()));
    } catch (Refusal refusal) {
      passOn(refusal);
      return admins.forms(me, actor -> end(request, id, in, refusal));
    }
  }

  private View end(HttpServletRequest request, String id, Map<String, String> in, @Nullable Refusal refusal) {
    Texts t = messages.in(RequestLanguage.of(request));
    Holding holding = organisation.getHolding(Ids.parse(id));
    FormPage form =
        FormPage.to(
                "/admin/holdings/" + id + "/end", "organisation.term.end",
                "/admin/officials/" + Ids.text(holding.official().id()), in, refusal)
            .date("toOn", "organisation.term.to", holding.toOn() == null ? organisation.today() : holding.toOn(), true)
            .build(refusal);
    String subtitle =
        holding.official().name(t.language())
            + " · "
            + organisation.getUnit(holding.post().unitId()).name(t.language())
            + " · "
            + holding.post().title(t.language());
    return page(refusal, "organisation.term.end", subtitle, form);
  }

  private View take(
      SignedInAccount me,
      HttpServletRequest request,
      String id,
      String title,
      Map<String, String> in,
      Supplier<Commands.Changed> act) {
    try {
      act.get();
      Post post = admins.forms(me, actor -> organisation.getPost(Ids.parse(id)));
      return Redirect.to("/admin/units/" + Ids.text(post.unitId()));
    } catch (Refusal refusal) {
      passOn(refusal);
      return draw(me, request, id, title, in, refusal);
    }
  }

  private static void passOn(Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
      throw refusal;
    }
  }

  private View draw(
      SignedInAccount me,
      HttpServletRequest request,
      String id,
      String title,
      Map<String, String> in,
      @Nullable Refusal refusal) {
    Texts t = messages.in(RequestLanguage.of(request));
    return admins.forms(
        me,
        actor -> {
          Post post = organisation.getPost(Ids.parse(id));
          Unit unit = organisation.getUnit(post.unitId());
          FormPage form =
              switch (title) {
                case "organisation.post.close" -> forms.closePost(post, in, refusal);
                case "organisation.post.appoint" -> forms.appoint(post, in, refusal);
                default -> forms.post(t, unit, post, in, refusal);
              };
          return page(refusal, title, unit.name(t.language()) + " · " + post.title(t.language()), form);
        });
  }

  private View page(@Nullable Refusal refusal, String title, String subtitle, FormPage form) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", title);
    model.put("subtitle", subtitle);
    model.put("form", form);
    return pages.view(refusal == null ? 200 : refusal.kind().status(), "part/form-page", model);
  }
}
