package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Picks;
import org.mingcha.organisation.UnitKind;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.web.RequestLanguage;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proposals while typing, for everybody signed in: the organisation is no secret to its members. */
@RestController
@io.swagger.v3.oas.annotations.Hidden
class LookupController {
  private final Picks picks;
  private final Acting acting;

  LookupController(Picks picks, Acting acting) {
    this.picks = picks;
    this.acting = acting;
  }

  @GetMapping("/desk/lookup/units")
  List<String> units(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String kind,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return acting.reading(
        me.accountId(),
        actor -> picks.proposeUnits(q, kind == null ? null : UnitKind.find(kind).orElse(null), language));
  }

  @GetMapping("/desk/lookup/officials")
  List<String> officials(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return acting.reading(me.accountId(), actor -> picks.proposeOfficials(q, language));
  }

  @GetMapping("/desk/lookup/posts")
  List<String> posts(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return acting.reading(me.accountId(), actor -> picks.proposePosts(q, language));
  }

  @GetMapping("/desk/lookup/regions")
  List<String> regions(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return acting.reading(me.accountId(), actor -> picks.proposeRegions(q, null, language));
  }

  /** Units and officials together, for declaring an interest. */
  @GetMapping("/desk/lookup/anybody")
  List<String> anybody(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    return acting.reading(
        me.accountId(),
        actor ->
            java.util.stream.Stream.concat(
                    picks.proposeOfficials(q, language).stream(),
                    picks.proposeUnits(q, null, language).stream())
                .toList());
  }
}
