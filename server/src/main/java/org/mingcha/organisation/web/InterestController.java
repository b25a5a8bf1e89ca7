package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Interest;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Picks;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
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

/** A person's own declared interests; nobody else's are shown. */
@Controller
@RequestMapping("/desk/interests")
class InterestController {
  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Names names;
  private final Picks picks;
  private final Acting acting;
  private final Pages pages;
  private final Messages messages;

  InterestController(
      Organisation organisation,
      OrganisationActs acts,
      Names names,
      Picks picks,
      Acting acting,
      Pages pages,
      Messages messages) {
    this.organisation = organisation;
    this.acts = acts;
    this.names = names;
    this.picks = picks;
    this.acting = acting;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping
  View list(@AuthenticationPrincipal SignedInAccount me, HttpServletRequest request) {
    return page(me, request, Map.of(), null);
  }

  @PostMapping
  View declare(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Typed typed = new Typed(in);
    try {
      Long against = against(typed);
      String region = picks.region(typed.faults(), "region", typed.text("region"));
      var call = typed.call(me.accountId());
      acts.declareInterest(new Commands.DeclareInterest(against, region, typed.text("tie")), call);
      return Redirect.to("/desk/interests");
    } catch (Refusal refusal) {
      return page(me, request, in, refusal);
    }
  }

  /** An official or a unit: chosen from the proposals, or a name that only one of both bears. */
  private @Nullable Long against(Typed typed) {
    Refusal.Faults asOfficial = new Refusal.Faults();
    Long official = picks.official(asOfficial, "against", typed.text("against"));
    if (!asOfficial.any()) {
      return official;
    }
    return picks.unit(typed.faults(), "against", typed.text("against"));
  }

  @PostMapping("/{id}/withdraw")
  View withdraw(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String id,
      @RequestParam Map<String, String> in) {
    acts.withdrawInterest(
        new Commands.WithdrawInterest(Ids.parse(id)), new Typed(in).call(me.accountId()));
    return Redirect.to("/desk/interests");
  }

  private View page(
      SignedInAccount me, HttpServletRequest request, Map<String, String> in, @Nullable Refusal refusal) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.reading(
        me.accountId(),
        actor -> {
          List<Interest> interests = organisation.listInterests(actor.officialId(), false);
          List<Long> against =
              interests.stream().map(Interest::againstId).filter(Objects::nonNull).toList();
          Map<Long, String> named = new HashMap<>(names.units(against, t.language()));
          named.putAll(names.officials(against, t.language()));
          FormPage form =
              FormPage.to("/desk/interests", "organisation.interest.declare", "/desk/interests", in, refusal)
                  .select(
                      "tie", "organisation.interest.tie", null,
                      Arrays.stream(Interest.Tie.values())
                          .map(tie -> new FormPage.Option(tie.key(), t.get("organisation.tie." + tie.key())))
                          .toList(),
                      true)
                  .lookup("against", "organisation.interest.against", null, "/desk/lookup/anybody", false)
                  .lookup("region", "organisation.interest.region", null, "/desk/lookup/regions", false)
                  .build(refusal);
          Map<String, Object> model = new HashMap<>();
          model.put("interests", interests);
          model.put("named", named);
          model.put(
              "regions",
              names.regions(
                  interests.stream().map(Interest::regionCode).filter(Objects::nonNull).toList(),
                  t.language()));
          model.put("form", form);
          return pages.view(
              refusal == null ? 200 : refusal.kind().status(), "organisation/interests", model);
        });
  }
}
