package org.mingcha.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.shared.OfficeClock;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What reporter and office say to each other after filing. */
class DialogueTest extends AppTest {
  @Autowired private Reports reports;
  @Autowired private ReporterDesk desk;
  @Autowired private CloseReports close;
  @Autowired private Clock clock;

  private World world;
  private World.Person manager;

  @BeforeAll
  void world() {
    world = new World(owner());
    manager = world.person("线索管理员", Role.CLUE_MANAGER, world.leadOffice);
  }

  private FiledReport filed() {
    return reports.fileForPublic(
        new NewReport(
            world.slug,
            "web",
            IdentityMode.ANONYMOUS,
            new Words(null, "有人强收管理费", null, null, null),
            null,
            null,
            null,
            false,
            List.of()),
        null);
  }

  private void asManager(java.util.function.BiConsumer<ActContext, Long> work, long id) {
    acting.as(
        manager.accountId(),
        actor -> {
          work.accept(new ActContext(actor, clock.instant()), id);
          return null;
        });
  }

  private void conclude(long id) {
    asManager(
        (c, i) -> {
          LockedReport in =
              reports.move(reports.lock(i), "report.join-clue", c, ReportStep.by(world.leadOffice));
          reports.publishResult(in, "经核查属实，已立案。", c, ReportStep.by(world.leadOffice));
        },
        id);
  }

  private static void refused(Refusal.Kind kind, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(kind));
  }

  @Test
  void a_question_is_answered_and_the_report_comes_back_to_triage() {
    FiledReport filed = filed();
    String code = filed.code().grouped();
    asManager(
        (c, id) -> reports.ask(reports.lock(id), "在哪个市场？", c, ReportStep.by(world.leadOffice)),
        filed.id());
    ReporterView asked = desk.read(code);
    assertThat(asked.state()).isEqualTo(ReportState.NEEDS_FACTS);
    assertThat(asked.asked()).isTrue();
    assertThat(asked.may()).contains("answer", "add");
    desk.say(code, ReporterDesk.Kind.ANSWER, "东门市场", List.of(), "k1");
    ReporterView answered = desk.read(code);
    assertThat(answered.state()).isEqualTo(ReportState.RECEIVED);
    assertThat(answered.asked()).isFalse();
    assertThat(answered.messages()).extracting(ReportMessage::body).containsExactly("在哪个市场？", "东门市场");
    int unread =
        acting.reading(manager.accountId(), a -> reports.get(filed.id()).line().unread());
    assertThat(unread).isEqualTo(1);
  }

  @Test
  void a_correction_leaves_the_first_words_as_they_were() {
    FiledReport filed = filed();
    desk.say(filed.code().reveal(), ReporterDesk.Kind.CORRECTION, "不是管理费，是卫生费", List.of(), null);
    ReporterView view = desk.read(filed.code().reveal());
    assertThat(view.words().facts()).isEqualTo("有人强收管理费");
    assertThat(view.messages()).extracting(ReportMessage::kind).containsExactly(ReportMessage.Kind.CORRECTION);
  }

  @Test
  void the_same_message_sent_eight_times_at_once_is_said_once() throws Exception {
    FiledReport filed = filed();
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<Void> send =
          () -> {
            desk.say(filed.code().reveal(), ReporterDesk.Kind.ADDITION, "补充", List.of(), "same");
            return null;
          };
      pool.invokeAll(java.util.Collections.nCopies(8, send)).forEach(f -> f.resultNow());
    }
    assertThat(desk.read(filed.code().reveal()).messages()).hasSize(1);
    refused(
        Refusal.Kind.KEY_REUSED,
        () -> desk.say(filed.code().reveal(), ReporterDesk.Kind.ADDITION, "别的", List.of(), "same"));
  }

  @Test
  void mistyped_and_unknown_codes_get_the_same_refusal() {
    FiledReport filed = filed();
    String right = filed.code().reveal();
    char last = right.charAt(15) == '0' ? '1' : '0';
    for (String wrong :
        new String[] {right.substring(0, 15) + last, "0000000000000000", "", "x", "1234", null}) {
      assertThatThrownBy(() -> desk.read(wrong))
          .isInstanceOfSatisfying(
              Refusal.class, r -> assertThat(r.messageKey()).isEqualTo("intake.refusal.code"));
      refused(
          Refusal.Kind.NOT_FOUND,
          () -> desk.say(wrong, ReporterDesk.Kind.ADDITION, "x", List.of(), null));
    }
  }

  @Test
  void a_code_opens_its_own_report_and_no_other() {
    FiledReport mine = filed();
    FiledReport other = filed();
    desk.say(other.code().reveal(), ReporterDesk.Kind.ADDITION, "别人的话", List.of(), null);
    assertThat(desk.read(mine.code().reveal()).number()).isEqualTo(mine.number());
    assertThat(desk.read(mine.code().reveal()).messages()).isEmpty();
  }

  @Test
  void the_result_is_rated_once_and_objected_to_once() {
    FiledReport filed = filed();
    String code = filed.code().reveal();
    refused(Refusal.Kind.WRONG_STATE, () -> desk.rate(code, true, null, null));
    refused(Refusal.Kind.WRONG_STATE, () -> desk.object(code, "不服", null));
    conclude(filed.id());
    ReporterView concluded = desk.read(code);
    assertThat(concluded.result()).isEqualTo("经核查属实，已立案。");
    assertThat(concluded.may()).contains("rate", "object");
    refused(Refusal.Kind.INVALID, () -> desk.rate(code, null, null, null));
    desk.rate(code, false, "避重就轻", null);
    assertThat(desk.read(code).satisfied()).isFalse();
    refused(Refusal.Kind.WRONG_STATE, () -> desk.rate(code, true, null, null));
    refused(Refusal.Kind.INVALID, () -> desk.object(code, "  ", null));
    desk.object(code, "没有查问关键证人", null);
    assertThat(desk.read(code).state()).isEqualTo(ReportState.OBJECTED);
    refused(Refusal.Kind.WRONG_STATE, () -> desk.object(code, "再来", null));
    // after the review there is a new answer to rate, but no second objection
    asManager(
        (c, id) ->
            reports.publishResult(reports.lock(id), "复核维持原结论。", c, ReportStep.by(world.leadOffice)),
        filed.id());
    ReporterView again = desk.read(code);
    assertThat(again.may()).contains("rate").doesNotContain("object");
    refused(Refusal.Kind.WRONG_STATE, () -> desk.object(code, "再来", null));
    desk.rate(code, true, null, null);
  }

  @Test
  void an_objection_after_its_time_is_refused_and_the_clock_closes_the_report() {
    FiledReport filed = filed();
    conclude(filed.id());
    Instant later = clock.instant().plus(Duration.ofDays(60));
    String code = filed.code().reveal();
    OfficeClock.at(
        later,
        () -> {
          assertThat(desk.read(code).may()).doesNotContain("object");
          refused(Refusal.Kind.WRONG_STATE, () -> desk.object(code, "太晚", null));
          assertThat(close.run()).isPositive();
          assertThat(desk.read(code).state()).isEqualTo(ReportState.CLOSED);
        });
  }

  @Test
  void the_office_s_notes_are_not_shown_to_the_reporter() {
    FiledReport filed = filed();
    asManager(
        (c, id) ->
            reports.noteContact(reports.lock(id), "电话无人接听", c, ReportStep.by(world.leadOffice)),
        filed.id());
    assertThat(desk.read(filed.code().reveal()).messages()).isEmpty();
  }

  @Test
  void too_much_text_is_refused_and_says_how_much_is_taken() {
    FiledReport filed = filed();
    refused(
        Refusal.Kind.INVALID,
        () ->
            desk.say(
                filed.code().reveal(), ReporterDesk.Kind.ADDITION, "长".repeat(20_000), List.of(), null));
  }

  @Test
  void no_code_stands_anywhere_in_the_database() {
    FiledReport filed = filed();
    desk.say(filed.code().reveal(), ReporterDesk.Kind.ADDITION, "看看库里有没有码", List.of(), "kk");
    List<String> tables =
        owner()
            .sql("select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
            .query(String.class)
            .list();
    for (String table : tables) {
      long hits =
          owner()
              .sql("select count(*) from " + table + " t where t::text like :plain or t::text like :grouped or t::text like :hex")
              .param("plain", "%" + filed.code().reveal() + "%")
              .param("grouped", "%" + filed.code().grouped() + "%")
              .param("hex", "%" + java.util.HexFormat.of().formatHex(filed.code().reveal().getBytes()) + "%")
              .query(Long.class)
              .single();
      assertThat(hits).as(table).isZero();
    }
  }

  @Test
  void a_false_mark_takes_two_people() {
    FiledReport filed = filed();
    conclude(filed.id());
    World.Person second = world.person("另一位", Role.CLUE_MANAGER, world.leadOffice);
    asManager(
        (c, id) ->
            reports.proposeFalse(reports.lock(id), "对照监控不符", c, ReportStep.by(world.leadOffice)),
        filed.id());
    refused(
        Refusal.Kind.NOT_ALLOWED,
        () ->
            asManager(
                (c, id) ->
                    reports.decideFalse(reports.lock(id), true, c, ReportStep.by(world.leadOffice)),
                filed.id()));
    acting.as(
        second.accountId(),
        actor -> {
          reports.decideFalse(
              reports.lock(filed.id()),
              true,
              new ActContext(actor, clock.instant()),
              ReportStep.by(world.leadOffice));
          return null;
        });
    ReportView seen = acting.reading(manager.accountId(), a -> reports.get(filed.id()));
    assertThat(seen.falseMark().confirmedBy()).isEqualTo(second.officialId());
  }

  @Test
  void naming_a_colleague_as_subject_takes_the_report_out_of_one_s_own_sight() {
    FiledReport filed = filed();
    World.Person near = world.person("本单位的人", Role.CLUE_MANAGER, world.leadOffice);
    asManager((c, id) -> reports.spread(id, List.of(), List.of(near.officialId())), filed.id());
    java.util.Optional<ReportView> seen =
        acting.reading(near.accountId(), a -> reports.find(filed.id()));
    assertThat(seen).isEmpty();
    refused(
        Refusal.Kind.NOT_FOUND,
        () ->
            acting.as(
                near.accountId(),
                a -> {
                  reports.spread(filed.id(), List.of(), List.of());
                  return null;
                }));
  }
}
