package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The pages of one's own account. */
@Controller
final class MeController {
  private final OwnAccount own;
  private final Acting acting;
  private final Accounts accounts;
  private final Appointments appointments;
  private final Sessions sessions;
  private final Tokens tokens;
  private final AccessViewMaker views;
  private final Cookies cookies;
  private final Pages pages;

  MeController(
      OwnAccount own,
      Acting acting,
      Accounts accounts,
      Appointments appointments,
      Sessions sessions,
      Tokens tokens,
      AccessViewMaker views,
      Cookies cookies,
      Pages pages) {
    this.own = own;
    this.acting = acting;
    this.accounts = accounts;
    this.appointments = appointments;
    this.sessions = sessions;
    this.tokens = tokens;
    this.views = views;
    this.cookies = cookies;
    this.pages = pages;
  }

  @GetMapping("/desk/me")
  View page(HttpServletRequest request) {
    return page(200, request, "", 90, List.of());
  }

  @PostMapping("/desk/me/language")
  View language(
      @RequestParam(defaultValue = "") String language,
      HttpServletResponse response) {
    Language chosen =
        Language.ofTag(language)
            .orElseThrow(() -> Refusal.invalid("language", "access.language.wrong"));
    own.setLanguage(me(), chosen);
    // the choice on this browser would stand before the account's
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        org.springframework.http.ResponseCookie.from(RequestLanguage.COOKIE, chosen.tag())
            .path("/")
            .maxAge(java.time.Duration.ofDays(180))
            .httpOnly(true)
            .sameSite("Lax")
            .build()
            .toString());
    return done(response, "access.language.done");
  }

  @GetMapping(MustChangeFilter.PAGE)
  View passwordForm() {
    return passwordPage(200, List.of(), null);
  }

  @PostMapping(MustChangeFilter.PAGE)
  View changePassword(
      @RequestParam(defaultValue = "") String current,
      @RequestParam(defaultValue = "") String fresh,
      @RequestParam(defaultValue = "") String again,
      HttpServletRequest request,
      HttpServletResponse response) {
    String key;
    try {
      key =
          own.changePassword(
              me(), current, fresh, again, Devices.kind(request.getHeader(HttpHeaders.USER_AGENT)));
    } catch (Refusal refusal) {
      return passwordPage(refusal.kind().status(), refusal.fields(), refusal);
    }
    cookies.write(request, response, Cookies.SESSION, key, null);
    return done(response, "access.password.done");
  }

  @PostMapping("/desk/me/tokens")
  View createToken(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "0") int days,
      HttpServletRequest request) {
    try {
      Tokens.Created created = own.createToken(me(), name, days);
      return pages.view("access/token", Map.of("token", created.token()));
    } catch (Refusal refusal) {
      return page(refusal.kind().status(), request, name, days, refusal.fields());
    }
  }

  @PostMapping("/desk/me/tokens/{id}/revoke")
  View revokeToken(@PathVariable String id, HttpServletResponse response) {
    own.revokeToken(me(), Ids.parse(id));
    return done(response, "access.token.revoked");
  }

  @PostMapping("/desk/me/sessions/{id}/end")
  View endSession(@PathVariable String id, HttpServletResponse response) {
    own.endSessions(me(), Ids.parse(id));
    return done(response, "access.session.ended");
  }

  @PostMapping("/desk/me/sessions/end-all")
  View endAll(HttpServletRequest request, HttpServletResponse response) {
    own.endSessions(me(), null);
    cookies.clear(request, response, Cookies.SESSION);
    Notices.show(response, "access.signed-out.everywhere");
    return see("/sign-in");
  }

  private View page(
      int status, HttpServletRequest request, String name, int days, List<Refusal.Field> errors) {
    Person.Facts me = me();
    Language language = RequestLanguage.of(request);
    var view =
        acting.reading(
            me.accountId(),
            actor ->
                views.me(
                    me,
                    accounts.get(me.accountId()),
                    appointments.listOf(me.officialId()),
                    sessions.list(me.accountId()),
                    tokens.list(me.accountId()),
                    language));
    return pages.view(
        status,
        "access/me",
        Map.of("me", view, "tokenName", name, "tokenDays", days, "errors", errors));
  }

  private View passwordPage(int status, List<Refusal.Field> errors, @Nullable Refusal refusal) {
    Map<String, Object> params = new HashMap<>();
    params.put("must", me().mustChange());
    params.put("login", me().login());
    params.put("errors", errors);
    params.put("refusal", errors.isEmpty() ? refusal : null);
    return pages.view(status, "access/password", params);
  }

  private static Person.Facts me() {
    return Objects.requireNonNull(Person.current());
  }

  private static View done(HttpServletResponse response, String key) {
    Notices.show(response, key);
    return see("/desk/me");
  }

  static View see(String path) {
    RedirectView view = new RedirectView(path);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return view;
  }
}
