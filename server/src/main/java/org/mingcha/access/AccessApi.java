package org.mingcha.access;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts and appointments over the API: the same acts as on the pages. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "access", description = "Own account, accounts, appointments")
class AccessApi {
  private static final int MOST = 200;

  private final Acts acts;
  private final Acting acting;
  private final AccountActs accountActs;
  private final CreateAccount createAccount;
  private final DisableAccount disableAccount;
  private final EnableAccount enableAccount;
  private final EndAccountSessions endAccountSessions;
  private final ResetPassword resetPassword;
  private final GrantAppointment grantAppointment;
  private final EndAppointment endAppointment;
  private final Accounts accounts;
  private final Appointments appointments;
  private final AccessViewMaker views;
  private final jakarta.servlet.http.HttpServletRequest request;

  AccessApi(
      Acts acts,
      Acting acting,
      AccountActs accountActs,
      CreateAccount createAccount,
      DisableAccount disableAccount,
      EnableAccount enableAccount,
      EndAccountSessions endAccountSessions,
      ResetPassword resetPassword,
      GrantAppointment grantAppointment,
      EndAppointment endAppointment,
      Accounts accounts,
      Appointments appointments,
      AccessViewMaker views,
      jakarta.servlet.http.HttpServletRequest request) {
    this.acts = acts;
    this.acting = acting;
    this.accountActs = accountActs;
    this.createAccount = createAccount;
    this.disableAccount = disableAccount;
    this.enableAccount = enableAccount;
    this.endAccountSessions = endAccountSessions;
    this.resetPassword = resetPassword;
    this.grantAppointment = grantAppointment;
    this.endAppointment = endAppointment;
    this.accounts = accounts;
    this.appointments = appointments;
    this.views = views;
    this.request = request;
  }

  /** Who the caller is. */
  public record MeAnswer(
      String accountId,
      String officialId,
      String login,
      String name,
      String language,
      List<AccessViews.AppointmentRow> appointments) {}

  public record NewAccount(String officialId, String login, @Nullable String language) {}

  /**
   * @param oneTimePassword null when the request repeats an earlier one
   */
  public record AccountWithPassword(String accountId, @Nullable String oneTimePassword) {}

  public record OnVersion(int version) {}

  public record NewAppointment(
      String officialId,
      String role,
      @Nullable String partyId,
      @Nullable String campaignId,
      @Nullable LocalDate fromOn,
      @Nullable LocalDate toOn) {}

  public record EndingAppointment(int version, @Nullable String reason) {}

  public record AppointmentId(String appointmentId) {}

  public record AccountPage(List<AccessViews.AccountRow> items, @Nullable String next) {}

  public record AppointmentPage(List<AccessViews.AppointmentRow> items, @Nullable String next) {}

  @GetMapping("/me")
  @Operation(summary = "Who the caller is, with the appointments in force or ahead")
  MeAnswer me() {
    Person.Facts me = Objects.requireNonNull(Person.current());
    var language = RequestLanguage.of(request);
    return new MeAnswer(
        Ids.text(me.accountId()),
        Ids.text(me.officialId()),
        me.login(),
        me.name(),
        me.language().tag(),
        appointments.listOf(me.officialId()).stream()
            .map(a -> views.appointment(a, language, 0, false))
            .toList());
  }

  @GetMapping("/organisation/accounts")
  @Operation(summary = "Accounts by login; system administrator only")
  AccountPage listAccounts(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "false") boolean disabled,
      @RequestParam(required = false) String after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    var language = RequestLanguage.of(request);
    var found =
        acting.reading(
            me.accountId(),
            actor -> {
              accountActs.requireSystemAdmin(actor);
              return accounts.list(words, disabled, after, size + 1);
            });
    var shown = found.stream().limit(size).map(a -> views.account(a, language)).toList();
    return new AccountPage(shown, found.size() > size ? shown.getLast().login() : null);
  }

  @PostMapping("/organisation/accounts")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Create an account for an official; answers a one-time password")
  AccountWithPassword create(
      @AuthenticationPrincipal SignedIn me,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody NewAccount body) {
    required(body.officialId(), "officialId");
    required(body.login(), "login");
    return withPassword(
        acts.perform(
            createAccount,
            new CreateAccount.Command(
                Ids.parse(body.officialId()),
                body.login(),
                body.language() == null ? "zh-CN" : body.language()),
            new Call(me.accountId(), key)));
  }

  @PostMapping("/organisation/accounts/{id}/reset-password")
  @Operation(summary = "Reset a password; answers a one-time password")
  AccountWithPassword reset(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody OnVersion body) {
    return withPassword(
        acts.perform(
            resetPassword,
            new AccountActs.OnAccount(Ids.parse(id), body.version()),
            new Call(me.accountId(), key)));
  }

  @PostMapping("/organisation/accounts/{id}/disable")
  @Operation(summary = "Disable an account")
  AccessViews.AccountRow disable(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody OnVersion body) {
    return change(disableAccount, me, id, key, body);
  }

  @PostMapping("/organisation/accounts/{id}/enable")
  @Operation(summary = "Enable a disabled account")
  AccessViews.AccountRow enable(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody OnVersion body) {
    return change(enableAccount, me, id, key, body);
  }

  @PostMapping("/organisation/accounts/{id}/end-sessions")
  @Operation(summary = "Sign an account out everywhere")
  AccessViews.AccountRow endSessions(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody OnVersion body) {
    return change(endAccountSessions, me, id, key, body);
  }

  @GetMapping("/organisation/appointments")
  @Operation(summary = "Appointments, newest first; system and security administrators only")
  AppointmentPage listAppointments(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(required = false) String role,
      @RequestParam(defaultValue = "false") boolean over,
      @RequestParam(required = false) String before,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, MOST);
    var language = RequestLanguage.of(request);
    return acting.reading(
        me.accountId(),
        actor -> {
          boolean mayEnd = actor.has(Role.SECURITY_ADMIN);
          if (!mayEnd && !actor.has(Role.SYSTEM_ADMIN)) {
            throw Refusal.notAllowed("refusal.not-allowed");
          }
          var found =
              appointments.list(
                  words,
                  role == null ? null : GrantAppointment.role(role),
                  over,
                  before == null ? null : Ids.parse(before),
                  size + 1);
          var shown =
              found.stream()
                  .limit(size)
                  .map(a -> views.appointment(a, language, actor.officialId(), mayEnd))
                  .toList();
          return new AppointmentPage(shown, found.size() > size ? shown.getLast().id() : null);
        });
  }

  @PostMapping("/organisation/appointments")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Appoint an official")
  AppointmentId grant(
      @AuthenticationPrincipal SignedIn me,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody NewAppointment body) {
    required(body.officialId(), "officialId");
    required(body.role(), "role");
    GrantAppointment.Granted granted =
        acts.perform(
            grantAppointment,
            new GrantAppointment.Command(
                Ids.parse(body.officialId()),
                body.role(),
                body.partyId() == null ? 0 : Ids.parse(body.partyId()),
                body.campaignId() == null ? null : Ids.parse(body.campaignId()),
                body.fromOn(),
                body.toOn()),
            new Call(me.accountId(), key));
    return new AppointmentId(Ids.text(granted.appointmentId()));
  }

  @PostMapping("/organisation/appointments/{id}/end")
  @Operation(summary = "End an appointment now")
  AppointmentId end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody EndingAppointment body) {
    acts.perform(
        endAppointment,
        new EndAppointment.Command(
            Ids.parse(id), body.version(), body.reason() == null ? "" : body.reason()),
        new Call(me.accountId(), key));
    return new AppointmentId(id);
  }

  private AccessViews.AccountRow change(
      Act<AccountActs.OnAccount, AccountActs.Changed> act,
      SignedIn me,
      String id,
      String key,
      OnVersion body) {
    acts.perform(
        act,
        new AccountActs.OnAccount(Ids.parse(id), body.version()),
        new Call(me.accountId(), key));
    return views.account(accounts.get(Ids.parse(id)), RequestLanguage.of(request));
  }

  private static AccountWithPassword withPassword(AccountActs.WithPassword result) {
    return new AccountWithPassword(Ids.text(result.accountId()), result.password());
  }

  private static void required(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw Refusal.invalid(field, "access.field.missing", field);
    }
  }
}
