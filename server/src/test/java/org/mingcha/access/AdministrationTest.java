package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Texts;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** The system and the security administrator at work; what is refused to them. */
class AdministrationTest extends AppTest {
  @Autowired private GrantAppointment grant;
  @Autowired private EndAppointment end;
  @Autowired private CreateAccount create;
  @Autowired private DisableAccount disable;
  @Autowired private ResetPassword reset;

  private final LocalDate today = LocalDate.now(Texts.ZONE);
  private World world;
  private World.Person system;
  private World.Person security;
  private World.Person auditor;
  private long group;

  @BeforeAll
  void people() {
    world = new World(owner());
    system = world.person("系统甲", Role.SYSTEM_ADMIN, 0);
    security = world.person("安全乙", Role.SECURITY_ADMIN, 0);
    auditor = world.person("审计丙", Role.AUDITOR, 0);
    group = group(today.plusDays(15), "500101");
  }

  private long group(LocalDate closes, String... regions) {
    long id = Ids.next();
    owner()
        .sql(
            """
            insert into inspection_group (id, campaign_id, number, name, name_hant, opens_on, closes_on)
            values (:id, :campaign, :number, '督导组', '督導組', :opens, :closes)
            """)
        .param("id", id)
        .param("campaign", world.campaign)
        .param("number", (int) (id % 1_000_000_000))
        .param("opens", today)
        .param("closes", closes)
        .update();
    for (String region : regions) {
      owner().sql("insert into group_region (group_id, region_code) values (:g, :r)")
          .param("g", id).param("r", region).update();
    }
    return id;
  }

  private long appoint(
      long official, Role role, long party, @Nullable LocalDate from, @Nullable LocalDate to) {
    return acts.perform(
            grant,
            new GrantAppointment.Command(official, role.key(), party, world.campaign, from, to),
            Call.once(security.accountId()))
        .appointmentId();
  }

  private static void refused(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class,
            r ->
                assertThat(
                        r.fields().isEmpty()
                            ? r.messageKey()
                            : r.fields().getFirst().messageKey())
                    .isEqualTo(key));
  }

  // Accounts

  @Test
  void an_account_is_created_at_the_browser_and_its_password_is_shown_once() {
    long official = world.official("新来的" + Ids.text(Ids.next()).substring(8));
    Browser browser = new Browser(url("")).signedIn(system);
    String form = browser.get("/admin/accounts/new?official=" + Ids.text(official)).body();
    assertThat(form).contains("新来的").doesNotContain("⟦");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("official", Ids.text(official));
    fields.put("login", "new" + Ids.text(official));
    fields.put("language", "en");
    fields.put("requestKey", "key-" + official);
    Browser.Answer created =
        browser.submit("/admin/accounts/new?official=" + Ids.text(official), "/admin/accounts", fields);
    Matcher password =
        Pattern.compile("<b>([a-z0-9]{4}(?:-[a-z0-9]{4}){3})</b>").matcher(created.body());
    assertThat(password.find()).isTrue();

    Browser.Answer again =
        browser.submit("/admin/accounts/new?official=" + Ids.text(official), "/admin/accounts", fields);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).contains("was shown then").doesNotContain(password.group(1));

    Browser fresh = new Browser(url(""));
    assertThat(fresh.signIn(fields.get("login"), password.group(1)).header("Location"))
        .isEqualTo("/desk/me/password");
    String kept =
        owner().sql("select string_agg(r::text, ' ') from act_request r").query(String.class).single();
    assertThat(kept).doesNotContain(password.group(1));
    assertThat(browser.get("/admin/accounts?words=" + fields.get("login")).body())
        .contains("Own password not chosen yet");
  }

  @Test
  void wrong_logins_are_refused_beside_the_field_and_what_was_typed_stays() {
    long official = world.official("待开户");
    Browser browser = new Browser(url("")).signedIn(system);
    for (String login : new String[] {"x", "Has Blank", "中文", "-dash", system.login()}) {
      Browser.Answer answer =
          browser.submit(
              "/admin/accounts/new",
              "/admin/accounts",
              Map.of("official", Ids.text(official), "login", login, "language", "en",
                  "requestKey", "k" + Ids.next()));
      assertThat(answer.status()).as(login).isEqualTo(400);
      assertThat(answer.body()).contains("login-error", "value=\"" + login + "\"");
    }
    assertThat(
            owner().sql("select count(*) from account where official_id = :o")
                .param("o", official).query(Long.class).single())
        .isZero();
  }

  @Test
  void an_official_has_one_account() {
    refused(
        "access.account.official.has-one",
        () ->
            acts.perform(
                create,
                new CreateAccount.Command(auditor.officialId(), "other" + Ids.next() % 100000, "en"),
                Call.once(system.accountId())));
  }

  @Test
  void a_disabled_account_and_one_whose_password_was_reset_lose_sessions_and_tokens_at_once() {
    World.Person person = world.person("周九", Role.HANDLER, world.countyOffice);
    Browser browser = new Browser(url("")).signedIn(person);
    Matcher token =
        Pattern.compile("mc_[A-Za-z0-9_-]{43}")
            .matcher(
                browser.submit("/desk/me", "/desk/me/tokens", Map.of("name", "x", "days", "1")).body());
    assertThat(token.find()).isTrue();
    acts.perform(
        reset, new AccountActs.OnAccount(person.accountId(), 1), Call.once(system.accountId()));
    assertThat(browser.get("/desk/me").status()).isEqualTo(303);
    assertThat(
            new Browser(url(""))
                .header("Authorization", "Bearer " + token.group())
                .get("/api/v1/me")
                .status())
        .isEqualTo(401);
    refused(
        "refusal.stale",
        () ->
            acts.perform(
                disable,
                new AccountActs.OnAccount(person.accountId(), 1),
                Call.once(system.accountId())));
    acts.perform(
        disable, new AccountActs.OnAccount(person.accountId(), 2), Call.once(system.accountId()));
    refused(
        "access.account.disabled-already",
        () ->
            acts.perform(
                disable,
                new AccountActs.OnAccount(person.accountId(), 3),
                Call.once(system.accountId())));
    refused(
        "access.account.own",
        () ->
            acts.perform(
                disable,
                new AccountActs.OnAccount(system.accountId(), 1),
                Call.once(system.accountId())));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_the_system_administrator_touches_accounts(Role role) {
    World.Person person =
        role == Role.SYSTEM_ADMIN ? system : world.person("某人", role, world.leadOffice);
    var command = new AccountActs.OnAccount(auditor.accountId(), 99);
    refused(
        role == Role.SYSTEM_ADMIN ? "refusal.stale" : "access.only.system-admin",
        () -> acts.perform(reset, command, Call.once(person.accountId())));
  }

  // Appointments

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_the_security_administrator_appoints(Role role) {
    World.Person person =
        role == Role.SECURITY_ADMIN ? security : world.person("某人", role, world.leadOffice);
    long official = world.official("候选人");
    var command =
        new GrantAppointment.Command(
            official, "handler", world.countyOffice, null, null, null);
    if (role == Role.SECURITY_ADMIN) {
      acts.perform(grant, command, Call.once(person.accountId()));
    } else {
      refused(
          "access.only.security-admin",
          () -> acts.perform(grant, command, Call.once(person.accountId())));
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void nobody_appoints_himself(Role role) {
    refused(
        "access.appointment.oneself",
        () -> appoint(security.officialId(), role, world.leadOffice, null, null));
    assertThatThrownBy(
            () ->
                owner()
                    .sql(
                        """
                        insert into appointment (id, official_id, role, party_id, party_kind, period, granted_by, created_at)
                        values (:id, :me, 'handler', 1, 'unit', tstzrange(now(), null), :me, now())
                        """)
                    .param("id", Ids.next())
                    .param("me", security.officialId())
                    .update())
        .hasMessageContaining("appointment_not_by_oneself");
  }

  @Test
  void nobody_holds_two_of_the_three_administrators_roles_nor_another_role_beside() {
    for (Role role : new Role[] {Role.SECURITY_ADMIN, Role.AUDITOR, Role.HANDLER}) {
      refused(
          role.administers()
              ? "access.appointment.administrator-alone"
              : "access.appointment.is-administrator",
          () -> appoint(system.officialId(), role, world.countyOffice, null, null));
      assertThatThrownBy(
              () ->
                  owner()
                      .sql(
                          """
                          insert into appointment (id, official_id, role, party_id, party_kind, period, created_at)
                          values (:id, :who, :role, 1, 'unit', tstzrange(now(), null), now())
                          """)
                      .param("id", Ids.next())
                      .param("who", system.officialId())
                      .param("role", role.key())
                      .update())
          .hasMessageContaining("appointment_");
    }
    World.Person officer = world.person("普通", Role.HANDLER, world.countyOffice);
    refused(
        "access.appointment.administrator-alone",
        () -> appoint(officer.officialId(), Role.AUDITOR, 0, null, null));
  }

  @Test
  void a_period_that_ends_before_it_starts_or_starts_in_the_past_is_refused() {
    long official = world.official("候选人");
    refused(
        "access.appointment.to.before",
        () ->
            appoint(
                official, Role.HANDLER, world.countyOffice, today.plusDays(3), today.plusDays(2)));
    refused(
        "access.appointment.from.past",
        () -> appoint(official, Role.HANDLER, world.countyOffice, today.minusDays(1), null));
  }

  @Test
  void roles_and_parties_belong_together() {
    long official = world.official("候选人");
    refused(
        "access.appointment.party.group-needed",
        () -> appoint(official, Role.GROUP_LEADER, world.leadOffice, null, null));
    refused(
        "access.appointment.party.unit-needed",
        () -> appoint(official, Role.LEADER, group, null, null));
    refused(
        "access.appointment.party.missing",
        () -> appoint(official, Role.HANDLER, Ids.next(), null, null));
  }

  @Test
  void an_appointment_to_a_group_ends_with_the_group_also_when_it_closes_earlier() {
    long official = world.official("组员");
    refused(
        "access.appointment.outlasts-group",
        () -> appoint(official, Role.GROUP_MEMBER, group, null, today.plusDays(16)));
    long own = group(today.plusDays(20), "500102");
    long id = appoint(official, Role.GROUP_MEMBER, own, null, null);
    assertThat(lastDay(id)).isEqualTo(today.plusDays(20));
    owner().sql("update inspection_group set closes_on = :d where id = :g")
        .param("d", today.plusDays(5)).param("g", own).update();
    assertThat(lastDay(id)).isEqualTo(today.plusDays(5));
    assertThatThrownBy(
            () ->
                owner()
                    .sql("update appointment set period = tstzrange(lower(period), null) where id = :id")
                    .param("id", id)
                    .update())
        .hasMessageContaining("cannot outlast");
  }

  private LocalDate lastDay(long appointment) {
    return owner()
        .sql("select upper(period) from appointment where id = :id")
        .param("id", appointment)
        .query((rs, n) -> rs.getTimestamp(1).toInstant().atZone(Texts.ZONE).toLocalDate().minusDays(1))
        .single();
  }

  @Test
  void nobody_inspects_the_place_of_the_own_post() {
    long local = world.official("本地人");
    world.post(local, world.countyPolice, false, "staff");
    refused(
        "access.appointment.own-place",
        () -> appoint(local, Role.GROUP_MEMBER, group, null, null));
    long municipal = world.official("市里人");
    world.post(municipal, world.leadOffice, false, "staff");
    appoint(municipal, Role.GROUP_MEMBER, group, null, null);
  }

  @Test
  void nobody_inspects_a_place_in_which_an_interest_was_declared() {
    long kin = world.official("有亲属");
    owner()
        .sql(
            """
            insert into declared_interest (id, official_id, region_code, tie, declared_at)
            values (:id, :official, '500101', 'kin', now())
            """)
        .param("id", Ids.next())
        .param("official", kin)
        .update();
    refused(
        "access.appointment.declared-interest",
        () -> appoint(kin, Role.GROUP_MEMBER, group, null, null));
    appoint(kin, Role.GROUP_MEMBER, group(today.plusDays(9), "500102"), null, null);
  }

  @Test
  void an_appointment_is_not_granted_twice_and_ends_at_once_when_ended() {
    World.Person person = world.person("吴十");
    long id = appoint(person.officialId(), Role.HANDLER, world.countyOffice, null, null);
    refused(
        "access.appointment.twice",
        () -> appoint(person.officialId(), Role.HANDLER, world.countyOffice, null, null));
    assertThat(acting.<Boolean>reading(person.accountId(), a -> a.has(Role.HANDLER))).isTrue();
    refused("access.reason.missing", () -> finish(id, 1, "  "));
    refused("refusal.stale", () -> finish(id, 7, "调离"));
    finish(id, 1, "调离");
    assertThat(acting.<Boolean>reading(person.accountId(), a -> a.has(Role.HANDLER))).isFalse();
    refused("access.appointment.over", () -> finish(id, 2, "调离"));
    // sealed: nobody reads the reason in the table
    byte[] reason =
        owner()
            .sql("select reason from history where record_id = :id and act = 'appointment.end'")
            .param("id", id)
            .query(byte[].class)
            .single();
    assertThat(new String(reason, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("调离");
    appoint(person.officialId(), Role.HANDLER, world.countyOffice, null, null);
  }

  @Test
  void an_appointment_ahead_never_begins_when_ended() {
    World.Person person = world.person("郑一");
    long id =
        appoint(
            person.officialId(), Role.HANDLER, world.countyOffice, today.plusDays(3), today.plusDays(9));
    finish(id, 1, "计划有变");
    assertThat(
            owner().sql("select isempty(period) from appointment where id = :id")
                .param("id", id).query(Boolean.class).single())
        .isTrue();
  }

  private void finish(long id, int version, String reason) {
    acts.perform(
        end, new EndAppointment.Command(id, version, reason), Call.once(security.accountId()));
  }

  @Test
  void the_three_administrators_see_no_report_and_no_clue() {
    for (World.Person admin : new World.Person[] {system, security, auditor}) {
      acting.reading(
          admin.accountId(),
          actor -> {
            assertThat(
                    jdbc.sql("select cardinality(acting_report_parties()) + cardinality(acting_clue_parties())")
                        .query(Integer.class)
                        .single())
                .isZero();
            assertThat(jdbc.sql("select count(*) from report").query(Long.class).single()).isZero();
            assertThat(jdbc.sql("select count(*) from clue").query(Long.class).single()).isZero();
            return null;
          });
    }
  }

  // The audit trail

  @Test
  void the_trail_is_the_auditors_alone_in_the_database_too() {
    for (World.Person other : new World.Person[] {system, security}) {
      assertThat(
              acting.<Long>reading(
                  other.accountId(),
                  a -> jdbc.sql("select count(*) from audit").query(Long.class).single()))
          .isZero();
    }
    assertThat(
            acting.<Long>asSignIn(
                a -> jdbc.sql("select count(*) from audit").query(Long.class).single()))
        .isZero();
    assertThat(
            acting.<Long>reading(
                auditor.accountId(),
                a -> jdbc.sql("select count(*) from audit").query(Long.class).single()))
        .isPositive();
    assertThatThrownBy(
            () ->
                acting.as(
                    auditor.accountId(), a -> jdbc.sql("delete from audit").update()))
        .rootCause()
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> owner().sql("update audit set action = 'x'").update())
        .hasMessageContaining("never changed");
  }

  @Test
  void the_auditor_finds_who_did_what_and_reading_leaves_a_trace() {
    World.Person person = world.person("被查看的人", Role.HANDLER, world.countyOffice);
    new Browser(url("")).signedIn(person);
    Browser browser = new Browser(url("")).signedIn(auditor);
    String page = browser.get("/audit?who=" + person.login()).body();
    assertThat(page).contains("被查看的人", "Signed in", Ids.text(person.accountId())).doesNotContain("⟦");
    assertThat(browser.get("/audit?action=audit-read").body()).contains("审计丙");
    assertThat(browser.get("/audit?kind=appointment&from=2019-01-01&to=2019-01-02").body())
        .contains("Nothing found");
    assertThat(browser.get("/audit?record=nonsense").status()).isEqualTo(400);
    assertThat(browser.get("/audit?from=yesterday").body()).contains("year-month-day");
    assertThat(browser.get("/audit?record=" + Ids.text(person.accountId())).body())
        .contains("Signed in");
  }

  // Pages and API

  @Test
  void an_appointment_is_granted_and_ended_at_the_browser() {
    World.Person person = world.person("走流程");
    world.post(person.officialId(), world.countyOffice, false, "staff");
    Browser browser = new Browser(url("")).signedIn(security);
    String form = "/admin/appointments/new?official=" + Ids.text(person.officialId());
    assertThat(browser.get(form).body()).contains("走流程", "万州区扫黑办", "督导组").doesNotContain("⟦");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("official", Ids.text(person.officialId()));
    fields.put("role", "handler");
    fields.put("partyId", Ids.text(world.countyOffice));
    fields.put("campaignId", "");
    fields.put("fromOn", "not a day");
    fields.put("toOn", "");
    fields.put("requestKey", "r" + Ids.next());
    Browser.Answer wrong = browser.submit(form, "/admin/appointments", fields);
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body()).contains("year-month-day", "not a day");
    fields.put("fromOn", today.toString());
    assertThat(browser.submit(form, "/admin/appointments", fields).status()).isEqualTo(303);
    String list = browser.get("/admin/appointments?words=" + person.login()).body();
    assertThat(list).contains("Handling officer", "In force", "The appointment is recorded");
    Matcher id = Pattern.compile("/admin/appointments/([0-9a-z]{13})").matcher(list);
    assertThat(id.find()).isTrue();
    String page = "/admin/appointments/" + id.group(1);
    assertThat(browser.get(page).body()).contains("Appoint", "安全乙").doesNotContain("⟦");
    assertThat(
            browser
                .submit(page, page + "/end",
                    Map.of("version", "1", "reason", "调离岗位", "requestKey", "e" + Ids.next()))
                .status())
        .isEqualTo(303);
    assertThat(browser.get(page).body()).contains("调离岗位", "Over");
  }

  @Test
  void lists_go_on_by_key() {
    Browser browser = new Browser(url("")).signedIn(security);
    String first = browser.get("/admin/appointments?over=1").body();
    Matcher next = Pattern.compile("href=\"([^\"]*before=[^\"]*)\"").matcher(first);
    if (next.find()) {
      assertThat(browser.get(next.group(1).replace("&amp;", "&")).status()).isEqualTo(200);
    }
    Browser systems = new Browser(url("")).signedIn(system);
    assertThat(systems.get("/admin/accounts?after=zzzz").body()).contains("No account found");
    assertThat(systems.get("/admin/accounts?words=%27%25_").body()).contains("No account found");
  }

  @Test
  void the_api_does_the_same_acts() {
    Browser api = new Browser(url("")).header("Authorization", "Bearer " + token(system));
    long official = world.official("接口开户");
    String body =
        "{\"officialId\":\"%s\",\"login\":\"api%s\"}"
            .formatted(Ids.text(official), Ids.text(official));
    assertThat(api.json("POST", "/api/v1/organisation/accounts", body).status()).isEqualTo(400);
    api.header("Idempotency-Key", "k" + official);
    Browser.Answer created = api.json("POST", "/api/v1/organisation/accounts", body);
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.body()).contains("oneTimePassword");
    Browser.Answer again = api.json("POST", "/api/v1/organisation/accounts", body);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).doesNotContain("oneTimePassword");
    assertThat(api.get("/api/v1/organisation/accounts?words=api" + Ids.text(official)).body())
        .contains("接口开户");
    api.header("Idempotency-Key", "a" + official);
    Browser.Answer refused =
        api.json(
            "POST",
            "/api/v1/organisation/appointments",
            "{\"officialId\":\"%s\",\"role\":\"handler\"}".formatted(Ids.text(official)));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body()).contains("Only the security administrator");

    Browser guard = new Browser(url("")).header("Authorization", "Bearer " + token(security));
    guard.header("Idempotency-Key", "b" + official);
    Browser.Answer granted =
        guard.json(
            "POST",
            "/api/v1/organisation/appointments",
            "{\"officialId\":\"%s\",\"role\":\"handler\",\"partyId\":\"%s\"}"
                .formatted(Ids.text(official), Ids.text(world.countyOffice)));
    assertThat(granted.status()).isEqualTo(201);
    assertThat(guard.get("/api/v1/organisation/appointments?role=handler").body())
        .contains("接口开户");
    for (String day : new String[] {"fromOn", "toOn"}) {
      Browser.Answer far =
          guard.header("Idempotency-Key", day + official).json(
              "POST",
              "/api/v1/organisation/appointments",
              "{\"officialId\":\"%s\",\"role\":\"office\",\"partyId\":\"%s\",\"%s\":\"+999999999-12-31\"}"
                  .formatted(Ids.text(official), Ids.text(world.countyOffice), day));
      assertThat(far.status()).as(day).isEqualTo(400);
    }
    assertThat(guard.get("/api/v1/organisation/accounts").status()).isEqualTo(403);
    assertThat(guard.get("/api/v1/organisation/appointments?role=nonsense").status()).isEqualTo(400);
  }

  private String token(World.Person person) {
    Browser browser = new Browser(url("")).signedIn(person);
    Matcher token =
        Pattern.compile("mc_[A-Za-z0-9_-]{43}")
            .matcher(
                browser.submit("/desk/me", "/desk/me/tokens", Map.of("name", "x", "days", "1")).body());
    assertThat(token.find()).isTrue();
    return token.group();
  }
}
