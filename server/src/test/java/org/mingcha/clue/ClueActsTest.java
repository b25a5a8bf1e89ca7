package org.mingcha.clue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Refusal.Kind;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World.Person;
import org.springframework.beans.factory.annotation.Autowired;

/** What people do with clues, and what they are refused. */
class ClueActsTest extends AppTest {
  @Autowired Clues clues;
  @Autowired Seals seals;
  private ClueWorld w;

  @BeforeAll
  void world() {
    w = new ClueWorld(owner(), clues, seals);
  }

  private boolean sees(Person who, long clue) {
    return acting.reading(
        who.accountId(),
        actor ->
            jdbc.sql("select exists (select 1 from clue where id = :id)")
                .param("id", clue)
                .query(Boolean.class)
                .single());
  }

  private static void refused(Kind kind, String key, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> {
              assertThat(r.kind()).isEqualTo(kind);
              boolean said =
                  r.messageKey().equals(key)
                      || r.fields().stream().anyMatch(f -> f.messageKey().equals(key));
              assertThat(said).as(r.messageKey() + " " + r.fields()).isTrue();
            });
  }

  // Triage

  @Test
  void a_report_becomes_a_clue_with_a_holder_and_a_deadline() {
    long report = w.report(w.world.leadOffice);
    Done done = w.open(w.manager, report);
    assertThat(done.visible()).isTrue();
    assertThat(w.state(done.id())).isEqualTo("open");
    assertThat(w.holder(done.id())).isEqualTo(w.world.leadOffice);
    assertThat(w.one("select due_at::text from clue where id = :id", done.id())).isNotNull();
    assertThat(w.one("select state from report where id = :id", report)).isEqualTo("in-clue");
  }

  @Test
  void opening_twice_with_one_key_opens_one_clue() {
    long report = w.report(w.world.leadOffice);
    var command = new ClueCommand.Open(report, 1, w.facts("shelter"), List.of());
    Call call = Call.once(w.manager.accountId());
    assertThat(clues.perform(command, call)).isEqualTo(clues.perform(command, call));
  }

  @Test
  void triage_refuses_a_decided_a_changed_and_a_foreign_report() {
    long report = w.report(w.world.leadOffice);
    refused(
        Kind.STALE,
        "refusal.stale",
        () -> w.act(w.manager, new ClueCommand.Open(report, 7, w.facts("shelter"), List.of())));
    refused(Kind.NOT_FOUND, "refusal.not-found", () -> w.open(w.countyManager, report));
    refused(Kind.NOT_ALLOWED, "clue.refusal.not-triage", () -> w.open(w.intake, report));
    w.open(w.manager, report);
    refused(Kind.WRONG_STATE, "clue.refusal.report-done", () -> w.open(w.manager, report));
  }

  @Test
  void what_is_missing_is_said_for_all_fields_at_once() {
    long report = w.report(w.world.leadOffice);
    var facts = new ClueCommand.Facts(" ", "", "nothing", "no", "12", "x", false, false);
    assertThatThrownBy(
            () ->
                w.act(
                    w.manager,
                    new ClueCommand.Open(report, 1, facts, List.of(ClueWorld.name(" ")))))
        .isInstanceOfSatisfying(
            Refusal.class,
            r ->
                assertThat(r.fields().stream().map(Refusal.Field::field))
                    .containsExactlyInAnyOrder(
                        "title", "summary", "category", "importance", "industry", "region", "subjects-0"));
    assertThat(w.one("select state from report where id = :id", report)).isEqualTo("received");
  }

  @Test
  void an_intake_officer_asks_and_a_manager_transfers() {
    long report = w.report(w.world.leadOffice);
    w.act(w.intake, new ClueCommand.Ask(report, 1, "where?"));
    assertThat(w.one("select state from report where id = :id", report)).isEqualTo("needs-facts");
    refused(
        Kind.NOT_ALLOWED,
        "clue.refusal.not-triage",
        () ->
            w.act(
                w.intake,
                new ClueCommand.TransferReport(report, w.version("report", report), "court", "r", "a")));
    w.act(
        w.manager,
        new ClueCommand.TransferReport(
            report, w.version("report", report), "court", "civil dispute", "please go to court"));
    assertThat(w.one("select state from report where id = :id", report)).isEqualTo("transferred");
    refused(
        Kind.INVALID,
        "clue.refusal.choose",
        () ->
            w.act(
                w.manager,
                new ClueCommand.TransferReport(w.report(w.world.leadOffice), 1, "moon", "r", "a")));
  }

  @Test
  void whoever_names_a_colleague_loses_sight_of_the_clue_and_its_report_at_once() {
    long subject = w.world.official("subject");
    Person kin = w.world.person("kin", org.mingcha.shared.Role.CLUE_MANAGER, w.world.leadOffice);
    w.interest(kin, subject);
    long report = w.report(w.world.leadOffice);
    Done done = w.open(kin, report, ClueWorld.official(subject));
    assertThat(done.visible()).isFalse();
    assertThat(sees(kin, done.id())).isFalse();
    assertThat(sees(w.manager, done.id())).isTrue();
    Long reports =
        acting.reading(
            kin.accountId(),
            a ->
                jdbc.sql("select count(*) from report where id = :id")
                    .param("id", report)
                    .query(Long.class)
                    .single());
    assertThat(reports).isZero();
    refused(
        Kind.NOT_FOUND,
        "refusal.not-found",
        () -> w.act(kin, new ClueCommand.Note(done.id(), 1, "text")));
  }

  @Test
  void subjects_of_a_report_stay_subjects_of_its_clue() {
    long subject = w.world.official("subject");
    long report = w.report(w.world.leadOffice, subject);
    Done done = w.open(w.manager, report);
    assertThat(
            w.one("select subjects[1]::text from clue where id = :id", done.id()))
        .isEqualTo(Long.toString(subject));
  }

  @Test
  void a_report_joins_and_leaves_a_clue_whole() {
    long clue = w.clue();
    long report = w.report(w.world.leadOffice);
    w.act(w.manager, new ClueCommand.Join(report, 1, clue));
    assertThat(w.one("select reports::text from clue where id = :id", clue)).isEqualTo("2");
    w.act(w.manager, new ClueCommand.SplitReport(clue, w.v(clue), report, "another matter"));
    assertThat(w.one("select state from report where id = :id", report)).isEqualTo("received");
    assertThat(w.one("select reports::text from clue where id = :id", clue)).isEqualTo("1");
    long only =
        Long.parseLong(
            w.one("select report_id::text from clue_report where clue_id = :id and left_at is null", clue));
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.last-report",
        () -> w.act(w.manager, new ClueCommand.SplitReport(clue, w.v(clue), only, "no")));
    refused(
        Kind.NOT_FOUND,
        "refusal.not-found",
        () -> w.act(w.manager, new ClueCommand.SplitReport(clue, w.v(clue), report, "no")));
  }

  @Test
  void merging_moves_reports_and_subjects_and_ends_the_one() {
    long subject = w.world.official("subject");
    long one = w.clue(ClueWorld.official(subject), ClueWorld.name("某甲"));
    long two = w.clue();
    w.act(w.manager, new ClueCommand.Merge(one, w.v(one), two, "same matter"));
    assertThat(w.state(one)).isEqualTo("merged");
    assertThat(w.one("select reports::text from clue where id = :id", two)).isEqualTo("2");
    assertThat(w.one("select count(*)::text from clue_subject where clue_id = :id", two)).isEqualTo("2");
    refused(
        Kind.INVALID,
        "clue.refusal.merge-self",
        () -> w.act(w.manager, new ClueCommand.Merge(two, w.v(two), two, "x")));
    refused(
        Kind.WRONG_STATE,
        "refusal.wrong-state",
        () -> w.act(w.manager, new ClueCommand.Merge(one, w.v(one), two, "x")));
  }

  @Test
  void a_whole_clue_is_transferred_with_its_reports() {
    long clue = w.clue();
    w.act(w.manager, new ClueCommand.TransferClue(clue, w.v(clue), "police", "not gangs", "answer"));
    assertThat(w.state(clue)).isEqualTo("transferred");
    assertThat(
            w.one(
                "select r.state from report r join clue_report c on c.report_id = r.id where c.clue_id = :id",
                clue))
        .isEqualTo("transferred");
  }

  @Test
  void the_summary_is_kept_in_all_its_versions() {
    long clue = w.clue();
    var facts =
        new ClueCommand.Facts(
            "new title", "new summary", "shelter", null, "500101", "key-clue", true, true);
    w.act(w.manager, new ClueCommand.Edit(clue, w.v(clue), facts));
    w.act(w.manager, new ClueCommand.Edit(clue, w.v(clue), facts));
    assertThat(w.one("select count(*)::text from clue_summary where clue_id = :id", clue)).isEqualTo("2");
    refused(
        Kind.STALE,
        "refusal.stale",
        () -> w.act(w.manager, new ClueCommand.Edit(clue, 1, facts)));
  }

  // Hand-over

  @Test
  void a_batch_is_sent_accepted_verified_concluded_and_approved() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    assertThat(w.state(clue)).isEqualTo("handed-over");
    assertThat(w.holder(clue)).isEqualTo(w.politicalLegal);
    assertThat(sees(w.plc, clue)).isTrue();
    w.accept(w.plc, clue);
    w.verify(w.plc, clue);
    w.conclude(w.plc, clue);
    assertThat(w.holder(clue)).isEqualTo(w.world.leadOffice);
    w.approve(w.manager, clue);
    assertThat(w.state(clue)).isEqualTo("approved");
    assertThat(
            w.one(
                "select r.state from report r join clue_report c on c.report_id = r.id where c.clue_id = :id",
                clue))
        .isEqualTo("concluded");
  }

  @Test
  void numbers_of_batches_run_without_a_gap_for_an_office() {
    w.send(w.secondCountyManager, countyClue(), w.politicalLegal);
    w.send(w.secondCountyManager, countyClue(), w.politicalLegal);
    List<String> numbers =
        owner()
            .sql(
                "select right(number, 4) from hand_over_batch where from_party = :from and number is not null order by sent_at")
            .param("from", w.world.countyOffice)
            .query(String.class)
            .list();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(numbers.get(i)).isEqualTo("%04d".formatted(i + 1));
    }
    assertThat(numbers).hasSizeGreaterThanOrEqualTo(2);
  }

  private long countyClue() {
    return w.open(w.countyManager, w.report(w.world.countyOffice)).id();
  }

  @Test
  void another_receiver_than_proposed_needs_a_reason() {
    long clue = w.clue();
    refused(
        Kind.INVALID,
        "clue.refusal.overrule-reason",
        () -> w.act(w.manager, new ClueCommand.ListClue(clue, w.v(clue), w.world.countyPolice, null, null, " ")));
    w.act(
        w.manager,
        new ClueCommand.ListClue(clue, w.v(clue), w.politicalLegal, null, "crime", null));
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.listed",
        () -> w.act(w.manager, new ClueCommand.ListClue(clue, w.v(clue), w.township, null, null, "x")));
  }

  @Test
  void a_unit_that_is_a_subject_cannot_receive_and_the_refusal_says_no_reason() {
    long clue = w.clue(ClueWorld.unit(w.politicalLegal));
    refused(
        Kind.INVALID,
        "clue.refusal.receiver",
        () -> w.act(w.manager, new ClueCommand.ListClue(clue, w.v(clue), w.politicalLegal, null, null, "x")));
  }

  @Test
  void a_return_takes_the_clue_back_and_the_receiver_out_of_sight() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    refused(
        Kind.INVALID,
        "clue.refusal.required",
        () -> w.act(w.plc, new ClueCommand.Return(clue, w.v(clue), " ")));
    Done done = w.act(w.plc, new ClueCommand.Return(clue, w.v(clue), "not ours"));
    assertThat(done.visible()).isFalse();
    assertThat(sees(w.plc, clue)).isFalse();
    assertThat(w.state(clue)).isEqualTo("open");
    assertThat(w.holder(clue)).isEqualTo(w.world.leadOffice);
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.nobody-above",
        () -> w.act(w.manager, new ClueCommand.Return(clue, w.v(clue), "x")));
  }

  @Test
  void a_chain_keeps_one_clue_and_climbs_back_link_by_link() {
    long clue = chain();
    assertThat(w.holder(clue)).isEqualTo(w.township);
    assertThat(sees(w.manager, clue)).isTrue();
    assertThat(sees(w.plc, clue)).isTrue();
    w.accept(w.townshipHandler, clue);
    w.verify(w.townshipHandler, clue);
    w.conclude(w.townshipHandler, clue);
    assertThat(w.holder(clue)).isEqualTo(w.world.countyPolice);
    w.approve(w.police, clue);
    assertThat(w.state(clue)).isEqualTo("concluded");
    assertThat(w.holder(clue)).isEqualTo(w.politicalLegal);
    w.approve(w.plc, clue);
    assertThat(w.holder(clue)).isEqualTo(w.world.leadOffice);
    w.approve(w.manager, clue);
    assertThat(w.state(clue)).isEqualTo("approved");
  }

  private long chain() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    w.accept(w.plc, clue);
    w.send(w.plc, clue, w.world.countyPolice);
    w.accept(w.police, clue);
    w.send(w.police, clue, w.township);
    return clue;
  }

  @Test
  void a_return_in_a_chain_goes_one_link_up() {
    long clue = chain();
    w.act(w.townshipHandler, new ClueCommand.Return(clue, w.v(clue), "not ours"));
    assertThat(w.holder(clue)).isEqualTo(w.world.countyPolice);
    assertThat(sees(w.townshipHandler, clue)).isFalse();
    w.act(w.police, new ClueCommand.Return(clue, w.v(clue), "not ours either"));
    assertThat(w.holder(clue)).isEqualTo(w.politicalLegal);
    assertThat(sees(w.police, clue)).isFalse();
  }

  @Test
  void the_top_takes_a_clue_up_and_all_below_lose_sight() {
    long clue = chain();
    w.act(w.manager, new ClueCommand.Withdraw(clue, w.v(clue), "too slow"));
    assertThat(w.state(clue)).isEqualTo("verifying");
    assertThat(w.holder(clue)).isEqualTo(w.world.leadOffice);
    for (Person below : List.of(w.plc, w.police, w.townshipHandler)) {
      assertThat(sees(below, clue)).isFalse();
    }
  }

  @Test
  void a_clue_does_not_go_in_a_circle() {
    long clue = chain();
    w.accept(w.townshipHandler, clue);
    Person townshipManager =
        w.world.person("township manager", org.mingcha.shared.Role.CLUE_MANAGER, w.township);
    refused(
        Kind.INVALID,
        "clue.refusal.on-chain",
        () -> w.act(townshipManager, new ClueCommand.ListClue(clue, w.v(clue), w.politicalLegal, null, null, "x")));
  }

  @Test
  void a_clue_that_the_sender_does_not_see_stays_behind_unnoticed() {
    long subject = w.world.official("subject");
    Person kin = w.world.person("kin", org.mingcha.shared.Role.CLUE_MANAGER, w.world.leadOffice);
    w.interest(kin, subject);
    long hidden = w.clue();
    long open = w.clue();
    Done batch =
        w.act(w.manager, new ClueCommand.CreateBatch(w.world.campaign, w.world.leadOffice, w.township, null));
    w.act(w.manager, new ClueCommand.ListClue(hidden, w.v(hidden), w.township, batch.id(), null, "x"));
    w.act(w.manager, new ClueCommand.ListClue(open, w.v(open), w.township, batch.id(), null, "x"));
    w.act(w.manager, new ClueCommand.AddSubject(hidden, w.v(hidden), ClueWorld.official(subject)));
    w.act(kin, new ClueCommand.SendBatch(batch.id(), 1));
    assertThat(w.state(open)).isEqualTo("handed-over");
    assertThat(w.state(hidden)).isEqualTo("open");
    assertThat(
            w.one(
                """
                select b.state from hand_over h join hand_over_batch b on b.id = h.batch_id
                 where h.clue_id = :id and h.state = 'listed'
                """,
                hidden))
        .isEqualTo("draft");
  }

  @Test
  void a_draft_is_edited_emptied_discarded_and_an_empty_one_is_not_sent() {
    long clue = w.clue();
    long batch =
        w.act(w.manager, new ClueCommand.CreateBatch(w.world.campaign, w.world.leadOffice, w.township, null)).id();
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.empty-batch",
        () -> w.act(w.manager, new ClueCommand.SendBatch(batch, 1)));
    w.act(w.manager, new ClueCommand.EditBatch(batch, 1, "words"));
    w.act(w.manager, new ClueCommand.ListClue(clue, w.v(clue), w.township, batch, null, "x"));
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.batch-not-empty",
        () -> w.act(w.manager, new ClueCommand.DiscardBatch(batch, 2)));
    w.act(w.manager, new ClueCommand.UnlistClue(batch, clue));
    w.act(w.manager, new ClueCommand.DiscardBatch(batch, 2));
    refused(
        Kind.WRONG_STATE,
        "refusal.wrong-state",
        () -> w.act(w.manager, new ClueCommand.SendBatch(batch, 3)));
    refused(
        Kind.NOT_FOUND,
        "refusal.not-found",
        () -> w.act(w.townshipHandler, new ClueCommand.AcknowledgeBatch(batch, 3)));
  }

  @Test
  void only_the_receiver_acknowledges() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    long batch = Long.parseLong(w.one("select batch_id::text from hand_over where clue_id = :id", clue));
    int version = w.version("hand_over_batch", batch);
    refused(
        Kind.NOT_ALLOWED,
        "clue.refusal.not-yours",
        () -> w.act(w.manager, new ClueCommand.AcknowledgeBatch(batch, version)));
    w.act(w.plc, new ClueCommand.AcknowledgeBatch(batch, version));
    assertThat(w.one("select state from hand_over_batch where id = :id", batch)).isEqualTo("acknowledged");
  }

  // Verification and review

  @Test
  void a_result_that_claims_to_know_needs_a_step_but_not_knowing_does_not() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    w.accept(w.plc, clue);
    refused(Kind.INVALID, "clue.refusal.no-steps", () -> w.conclude(w.plc, clue));
    w.act(
        w.plc,
        new ClueCommand.Conclude(
            clue, w.v(clue), "undetermined", List.of(), "facts", "law", "answer", Map.of()));
    assertThat(w.state(clue)).isEqualTo("concluded");
  }

  @Test
  void a_step_in_the_future_or_by_an_unknown_method_is_refused() {
    long clue = w.clue();
    w.act(w.manager, new ClueCommand.SelfVerify(clue, w.v(clue)));
    refused(
        Kind.INVALID,
        "clue.refusal.future",
        () -> w.act(w.manager, new ClueCommand.Verify(clue, w.v(clue), "interview", LocalDate.of(2999, 1, 1), "x", List.of())));
    refused(
        Kind.INVALID,
        "clue.refusal.choose",
        () -> w.act(w.manager, new ClueCommand.Verify(clue, w.v(clue), "magic", LocalDate.of(2018, 1, 1), "x", List.of())));
  }

  @Test
  void nobody_reviews_what_they_concluded_nor_twice_on_the_way_up() {
    long clue = w.clue();
    w.act(w.manager, new ClueCommand.SelfVerify(clue, w.v(clue)));
    w.verify(w.manager, clue);
    w.conclude(w.manager, clue);
    refused(Kind.NOT_ALLOWED, "clue.refusal.own-conclusion", () -> w.approve(w.manager, clue));
    w.approve(w.secondManager, clue);
    long chained = w.clue();
    w.send(w.manager, chained, w.politicalLegal);
    w.accept(w.plc, chained);
    w.send(w.plc, chained, w.township);
    w.accept(w.townshipHandler, chained);
    w.verify(w.townshipHandler, chained);
    w.conclude(w.townshipHandler, chained);
    w.approve(w.plc, chained);
    w.world.appoint(w.plc, org.mingcha.shared.Role.CLUE_MANAGER, w.world.leadOffice, "unit");
    try {
      refused(Kind.NOT_ALLOWED, "clue.refusal.own-review", () -> w.approve(w.plc, chained));
    } finally {
      owner()
          .sql("delete from appointment where official_id = :who and party_id = :lead")
          .param("who", w.plc.officialId())
          .param("lead", w.world.leadOffice)
          .update();
    }
  }

  @Test
  void a_county_s_own_conclusion_is_reviewed_by_the_leading_office() {
    long clue = countyClue();
    w.act(w.countyManager, new ClueCommand.SelfVerify(clue, w.v(clue)));
    w.verify(w.countyManager, clue);
    w.conclude(w.countyManager, clue);
    refused(Kind.NOT_ALLOWED, "clue.refusal.not-yours", () -> w.approve(w.secondCountyManager, clue));
    w.approve(w.manager, clue);
    assertThat(w.holder(clue)).isEqualTo(w.world.countyOffice);
  }

  @Test
  void a_conclusion_is_sent_back_taken_up_or_verified_elsewhere() {
    long back = concluded();
    w.act(w.manager, new ClueCommand.ReVerify(back, w.v(back), "thin"));
    assertThat(w.state(back)).isEqualTo("verifying");
    assertThat(w.holder(back)).isEqualTo(w.politicalLegal);

    long up = concluded();
    w.act(w.manager, new ClueCommand.TakeUp(up, w.v(up), "ourselves"));
    assertThat(w.holder(up)).isEqualTo(w.world.leadOffice);
    assertThat(sees(w.plc, up)).isFalse();

    long away = concluded();
    refused(
        Kind.INVALID,
        "clue.refusal.same-place",
        () -> w.act(w.manager, new ClueCommand.Elsewhere(away, w.v(away), w.township, "x")));
    refused(
        Kind.INVALID,
        "clue.refusal.on-chain",
        () -> w.act(w.manager, new ClueCommand.Elsewhere(away, w.v(away), w.politicalLegal, "x")));
    w.act(w.manager, new ClueCommand.Elsewhere(away, w.v(away), w.otherPolice, "not here"));
    assertThat(w.state(away)).isEqualTo("handed-over");
    assertThat(w.holder(away)).isEqualTo(w.otherPolice);
    assertThat(sees(w.plc, away)).isFalse();
    assertThat(sees(w.elsewhere, away)).isTrue();
  }

  private long concluded() {
    long clue = w.clue();
    w.send(w.manager, clue, w.politicalLegal);
    w.accept(w.plc, clue);
    w.verify(w.plc, clue);
    w.conclude(w.plc, clue);
    return clue;
  }

  @Test
  void standings_of_subjects_are_set_when_the_conclusion_is_approved_not_before() {
    long clue = w.clue(ClueWorld.name("某甲"));
    long subject =
        Long.parseLong(w.one("select id::text from clue_subject where clue_id = :id", clue));
    w.send(w.manager, clue, w.politicalLegal);
    w.accept(w.plc, clue);
    w.verify(w.plc, clue);
    w.act(
        w.plc,
        new ClueCommand.Conclude(
            clue, w.v(clue), "unsubstantiated", List.of("cleared"), "f", "l", "a", Map.of(subject, "cleared")));
    assertThat(w.one("select standing from clue_subject where id = :id", subject)).isEqualTo("unverified");
    w.approve(w.manager, clue);
    assertThat(w.one("select standing from clue_subject where id = :id", subject)).isEqualTo("cleared");
  }

  @Test
  void after_an_objection_only_a_unit_that_never_had_the_clue_may_verify() {
    long clue = concluded();
    w.approve(w.manager, clue);
    object(clue);
    assertThat(w.state(clue)).isEqualTo("objected");
    assertThat(w.holder(clue)).isEqualTo(w.world.leadOffice);
    refused(
        Kind.INVALID,
        "clue.refusal.handled-before",
        () -> w.act(w.manager, new ClueCommand.ListClue(clue, w.v(clue), w.politicalLegal, null, null, "x")));
    w.send(w.manager, clue, w.otherPolice);
    w.accept(w.elsewhere, clue);
    w.verify(w.elsewhere, clue);
    w.conclude(w.elsewhere, clue);
    w.approve(w.manager, clue);
    assertThat(w.state(clue)).isEqualTo("approved");
  }

  @Autowired Objections objections;

  private void object(long clue) {
    long report =
        Long.parseLong(
            w.one("select report_id::text from clue_report where clue_id = :id and left_at is null limit 1", clue));
    byte[] code = new byte[32];
    new java.util.Random(report).nextBytes(code);
    owner()
        .sql("update report set code_hash = :code, state = 'objected' where id = :id")
        .param("code", code)
        .param("id", report)
        .update();
    acting.asReporter(
        code,
        actor -> {
          objections.raised(report, java.time.Instant.parse("2026-01-05T02:00:00Z"));
          return null;
        });
  }

  // Ladder

  @Autowired Ladder ladder;

  @Test
  void the_ladder_reminds_by_itself_and_waits_for_a_signature_for_more() {
    long clue = w.clue();
    owner()
        .sql("update clue set due_at = now() - interval '90 days' where id = :id")
        .param("id", clue)
        .update();
    ladder.climb();
    ladder.climb();
    assertThat(steps(clue)).containsExactly("remind done", "notice proposed");
    long step =
        Long.parseLong(
            w.one("select id::text from ladder_step where clue_id = :id and state = 'proposed'", clue));
    refused(
        Kind.INVALID,
        "clue.refusal.required",
        () -> w.act(w.manager, new ClueCommand.DeclineStep(clue, step, "")));
    w.act(w.manager, new ClueCommand.SignStep(clue, step, null));
    refused(
        Kind.WRONG_STATE,
        "clue.refusal.step-decided",
        () -> w.act(w.manager, new ClueCommand.SignStep(clue, step, null)));
    ladder.climb();
    assertThat(steps(clue)).containsExactly("remind done", "notice done", "talk proposed");
    // the clue goes on: what was proposed for the passed deadline lapses
    w.act(w.manager, new ClueCommand.SelfVerify(clue, w.v(clue)));
    ladder.climb();
    assertThat(steps(clue)).containsExactly("remind done", "notice done", "talk lapsed");
  }

  private List<String> steps(long clue) {
    return owner()
        .sql("select step || ' ' || state from ladder_step where clue_id = :id order by id")
        .param("id", clue)
        .query(String.class)
        .list();
  }
}
