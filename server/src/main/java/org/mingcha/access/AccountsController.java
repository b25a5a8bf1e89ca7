package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.web.MenuItem;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The system administrator's pages about accounts. */
@Controller
class AccountsController {
  static final int PAGE = 50;

  private final Acts acts;
  private final Acting acting;
  private final AccountActs accountActs;
  private final CreateAccount createAccount;
  private final DisableAccount disableAccount;
  private final EnableAccount enableAccount;
  private final EndAccountSessions endAccountSessions;
  private final ResetPassword resetPassword;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Organisation organisation;
  private final AccessViewMaker views;
  private final Pages pages;

  AccountsController(
      Acts acts,
      Acting acting,
      AccountActs accountActs,
      CreateAccount createAccount,
      DisableAccount disableAccount,
      EnableAccount enableAccount,
      EndAccountSessions endAccountSessions,
      ResetPassword resetPassword,
      Accounts accounts,
      Sessions sessions,
      Organisation organisation,
      AccessViewMaker views,
      Pages pages) {
    this.acts = acts;
    this.acting = acting;
    this.accountActs = accountActs;
    this.createAccount = createAccount;
    this.disableAccount = disableAccount;
    this.enableAccount = enableAccount;
    this.endAccountSessions = endAccountSessions;
    this.resetPassword = resetPassword;
    this.accounts = accounts;
    this.sessions = sessions;
    this.organisation = organisation;
    this.views = views;
    this.pages = pages;
  }

  @Bean
  static MenuItem accountsMenu() {
    return new MenuItem(820, "/admin/accounts", "access.accounts", Set.of(Role.SYSTEM_ADMIN));
  }

  @GetMapping("/admin/accounts")
  View list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) String after,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    boolean disabled = state.equals("disabled");
    List<Accounts.Account> found =
        acting.reading(
            me.accountId(),
            actor -> {
              accountActs.requireSystemAdmin(actor);
              return accounts.list(words, disabled, after, PAGE + 1);
            });
    boolean more = found.size() > PAGE;
    List<Accounts.Account> shown = more ? found.subList(0, PAGE) : found;
    Map<String, Object> params = new HashMap<>();
    params.put("rows", shown.stream().map(a -> views.account(a, language)).toList());
    params.put("words", words);
    params.put("state", state);
    params.put("first", after == null ? null : address(words, state, null));
    params.put("next", more ? address(words, state, shown.getLast().login()) : null);
    return pages.view("access/accounts", params);
  }

  private static String address(String words, String state, @Nullable String after) {
    String address = "/admin/accounts?words=" + encode(words) + "&state=" + encode(state);
    return after == null ? address : address + "&after=" + encode(after);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** First the official is looked up, then the account is filled in. */
  @GetMapping("/admin/accounts/new")
  View newForm(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) String official,
      HttpServletRequest request) {
    return form(200, me, words, official, "", null, null, List.of(), request);
  }

  @PostMapping("/admin/accounts")
  View create(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String official,
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String requestKey,
      HttpServletRequest request) {
    try {
      AccountActs.WithPassword created =
          acts.perform(
              createAccount,
              new CreateAccount.Command(Ids.parse(official), login, language),
              new Call(me.accountId(), requestKey));
      return oneTime(created);
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty() || official.isEmpty()) {
        throw refusal;
      }
      return form(
          refusal.kind().status(),
          me,
          "",
          official,
          login,
          language,
          requestKey,
          refusal.fields(),
          request);
    }
  }

  @GetMapping("/admin/accounts/{id}")
  View page(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Map<String, Object> params =
        acting.reading(
            me.accountId(),
            actor -> {
              accountActs.requireSystemAdmin(actor);
              Accounts.Account account = accounts.get(Ids.parse(id));
              return Map.<String, Object>of(
                  "account", views.account(account, language),
                  "own", account.id() == me.accountId(),
                  "sessions", sessions.list(account.id()).size(),
                  "history", views.history("account", account.id()));
            });
    return pages.view("access/account", params);
  }

  @PostMapping("/admin/accounts/{id}/disable")
  View disable(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam String requestKey,
      HttpServletResponse response) {
    return change(disableAccount, me, id, version, requestKey, response);
  }

  @PostMapping("/admin/accounts/{id}/enable")
  View enable(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam String requestKey,
      HttpServletResponse response) {
    return change(enableAccount, me, id, version, requestKey, response);
  }

  @PostMapping("/admin/accounts/{id}/end-sessions")
  View endSessions(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam String requestKey,
      HttpServletResponse response) {
    return change(endAccountSessions, me, id, version, requestKey, response);
  }

  @PostMapping("/admin/accounts/{id}/reset-password")
  View reset(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam String requestKey) {
    return oneTime(
        acts.perform(
            resetPassword,
            new AccountActs.OnAccount(Ids.parse(id), version),
            new Call(me.accountId(), requestKey)));
  }

  private View change(
      Act<AccountActs.OnAccount, AccountActs.Changed> act,
      SignedIn me,
      String id,
      int version,
      String requestKey,
      HttpServletResponse response) {
    acts.perform(
        act,
        new AccountActs.OnAccount(Ids.parse(id), version),
        new Call(me.accountId(), requestKey));
    Notices.show(response, "access.done." + act.name());
    return MeController.see("/admin/accounts/" + id);
  }

  private View oneTime(AccountActs.WithPassword created) {
    Accounts.Account account = accounts.get(created.accountId());
    Map<String, Object> params = new HashMap<>();
    params.put("login", account.login());
    params.put("accountId", Ids.text(account.id()));
    params.put("password", created.password());
    return pages.view("access/one-time", params);
  }

  private View form(
      int status,
      SignedIn me,
      String words,
      @Nullable String official,
      String login,
      @Nullable String language,
      @Nullable String requestKey,
      List<Refusal.Field> errors,
      HttpServletRequest request) {
    Language reader = RequestLanguage.of(request);
    Map<String, Object> params =
        acting.reading(
            me.accountId(),
            actor -> {
              accountActs.requireSystemAdmin(actor);
              Map<String, Object> all = new HashMap<>();
              all.put(
                  "found",
                  words.isBlank()
                      ? List.of()
                      : views.officials(
                          organisation.searchOfficials(words.strip(), null, null, 20),
                          accounts::existsFor,
                          reader));
              all.put(
                  "official",
                  official == null
                      ? null
                      : views
                          .officials(
                              List.of(organisation.getOfficial(Ids.parse(official))),
                              accounts::existsFor,
                              reader)
                          .getFirst());
              return all;
            });
    params.put("words", words);
    params.put("login", login);
    params.put("language", language == null ? Language.ZH_CN.tag() : language);
    params.put("requestKey", requestKey);
    params.put("errors", errors);
    return pages.view(status, "access/account-new", params);
  }
}
