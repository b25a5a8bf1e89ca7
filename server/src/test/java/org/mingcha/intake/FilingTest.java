package org.mingcha.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.proof.ReceiptKey;
import org.mingcha.proof.ReceiptVerifier;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** A report on its way in, by every channel. */
class FilingTest extends AppTest {
  @Autowired private Reports reports;
  @Autowired private ReceiptMaker receipts;
  @Autowired private SubmissionGate gate;
  @Autowired private SubmissionCodec codec;
  @Autowired private Portal portal;

  private World world;
  private World.Person manager;
  private World.Person stranger;

  @BeforeAll
  void world() {
    world = new World(owner());
    manager = world.person("线索管理员", Role.CLUE_MANAGER, world.leadOffice);
    stranger = world.person("公安承办人", Role.CLUE_MANAGER, world.countyPolice);
  }

  private NewReport report(String facts) {
    return new NewReport(
        world.slug,
        "web",
        IdentityMode.ANONYMOUS,
        new Words("村里的恶霸", facts, "河边沙场", "去年春天", null),
        null,
        "500101",
        null,
        false,
        List.of());
  }

  @Test
  void a_report_of_the_public_comes_to_the_lead_office_with_its_words_whole() {
    FiledReport filed = reports.fileForPublic(report("强占河滩，每车收费二百元。"), null);
    ReportView seen = acting.reading(manager.accountId(), a -> reports.get(filed.id()));
    assertThat(seen.words().facts()).isEqualTo("强占河滩，每车收费二百元。");
    assertThat(seen.line().state()).isEqualTo(ReportState.RECEIVED);
    assertThat(seen.line().holderId()).isEqualTo(world.leadOffice);
    assertThat(seen.line().number()).isEqualTo(filed.number());
    assertThat(seen.line().dueAt()).isAfter(filed.receivedAt());
    assertThat(seen.custody()).containsExactly(world.leadOffice);
  }

  @Test
  void an_office_outside_its_custody_does_not_find_it() {
    FiledReport filed = reports.fileForPublic(report("不该看见"), null);
    Optional<ReportView> found =
        acting.reading(stranger.accountId(), a -> reports.find(filed.id()));
    List<ReportLine> listed =
        acting.reading(
            stranger.accountId(),
            a -> reports.list(ReportFilter.ofCampaign(world.campaign), null, 50).lines());
    assertThat(found).isEmpty();
    assertThat(listed).isEmpty();
  }

  @Test
  void the_same_filing_sent_eight_times_at_once_is_one_report_with_one_code() throws Exception {
    NewReport report = report("同时发送八次");
    List<FiledReport> all;
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<FiledReport> send = () -> reports.fileForPublic(report, "key-1");
      all =
          pool.invokeAll(Stream.generate(() -> send).limit(8).toList()).stream()
              .map(f -> f.resultNow())
              .toList();
    }
    assertThat(all.stream().map(FiledReport::id).collect(Collectors.toSet())).hasSize(1);
    assertThat(all.stream().map(FiledReport::number).collect(Collectors.toSet())).hasSize(1);
    assertThat(all.stream().map(FiledReport::receipt).collect(Collectors.toSet())).hasSize(1);
    Set<String> codes = all.stream().map(f -> f.code().reveal()).collect(Collectors.toSet());
    assertThat(codes).hasSize(1);
    assertThat(
            owner()
                .sql("select count(*) from history where record_id = :id")
                .param("id", all.getFirst().id())
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void other_words_under_the_same_key_are_another_report() {
    FiledReport one = reports.fileForPublic(report("第一件"), "key-2");
    FiledReport other = reports.fileForPublic(report("第二件"), "key-2");
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(other.code()).isNotEqualTo(one.code());
  }

  @Test
  void without_a_key_the_same_words_are_two_reports() {
    NewReport report = report("两次");
    assertThat(reports.fileForPublic(report, null).id())
        .isNotEqualTo(reports.fileForPublic(report, null).id());
  }

  @Test
  void the_receipt_is_true_and_promises_exactly_these_words() {
    NewReport report = report("回执要能核对");
    String receipt = reports.fileForPublic(report, null).receipt();
    ReceiptKey key = ReceiptKey.parse(receipts.publicKey());
    assertThat(ReceiptVerifier.verify(receipt, key, report.words().canonical(List.of())))
        .isEqualTo(ReceiptVerifier.Finding.TRUE);
    assertThat(
            ReceiptVerifier.verify(
                receipt, key, report("回执要能核對").words().canonical(List.of())))
        .isEqualTo(ReceiptVerifier.Finding.OTHER_WORDS);
    assertThat(receipt).doesNotContain("沙场").doesNotContain(world.slug);
  }

  @Test
  void an_altered_envelope_is_refused_and_nothing_is_registered() {
    byte[] sealed = codec.seal(portal.prepare(report("信封"), null).submission());
    sealed[sealed.length / 2] ^= 1;
    long before = count();
    assertThatThrownBy(() -> gate.receive(sealed)).isInstanceOf(Refusal.class);
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void an_envelope_sent_twice_is_registered_once_where_it_has_a_key() {
    byte[] sealed = codec.seal(portal.prepare(report("同一信封"), "key-3").submission());
    Filed first = gate.receive(sealed);
    Filed second = gate.receive(sealed);
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(first.fresh()).isTrue();
    assertThat(second.fresh()).isFalse();
  }

  @Test
  void an_officer_files_a_call_into_the_own_inbox_and_stands_in_its_history() {
    World.Person officer = world.person("受理员", Role.INTAKE_OFFICER, world.countyOffice);
    NewReport call =
        new NewReport(
            world.slug,
            "hotline",
            IdentityMode.ANONYMOUS,
            new Words(null, "电话里说的事", null, null, null),
            "shelter",
            "500101",
            null,
            true,
            List.of());
    FiledReport filed = reports.file(officer.accountId(), world.countyOffice, call, "k");
    FiledReport again = reports.file(officer.accountId(), world.countyOffice, call, "k");
    assertThat(again.id()).isEqualTo(filed.id());
    assertThat(again.code()).isEqualTo(filed.code());
    ReportView seen = acting.reading(officer.accountId(), a -> reports.get(filed.id()));
    assertThat(seen.line().holderId()).isEqualTo(world.countyOffice);
    assertThat(seen.custody()).containsExactlyInAnyOrder(world.countyOffice, world.leadOffice);
    assertThat(
            owner()
                .sql("select official_id from history where record_id = :id")
                .param("id", filed.id())
                .query(Long.class)
                .single())
        .isEqualTo(officer.officialId());
  }

  @Test
  void nobody_files_for_an_office_where_they_hold_no_such_role() {
    World.Person handler = world.person("承办人", Role.HANDLER, world.countyOffice);
    assertThatThrownBy(
            () -> reports.file(handler.accountId(), world.countyOffice, report("越权"), "k"))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
  }

  @Test
  void every_fault_is_told_at_once() {
    NewReport bad =
        new NewReport(
            world.slug,
            "web",
            IdentityMode.CONFIDENTIAL,
            new Words("x".repeat(1001), " ", null, null, null),
            "no-such-category",
            "110101",
            null,
            false,
            List.of());
    assertThatThrownBy(() -> reports.fileForPublic(bad, null))
        .isInstanceOfSatisfying(
            Refusal.class,
            r ->
                assertThat(r.fields().stream().map(Refusal.Field::field))
                    .containsExactlyInAnyOrder("mode", "facts", "reported", "category", "region"));
  }

  @Test
  void words_cannot_be_changed_or_deleted_by_anybody() {
    FiledReport filed = reports.fileForPublic(report("原话"), null);
    assertThatThrownBy(
            () ->
                owner()
                    .sql("update report_words set words = '' where report_id = :id")
                    .param("id", filed.id())
                    .update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(
            () ->
                owner()
                    .sql("delete from report_words where report_id = :id")
                    .param("id", filed.id())
                    .update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void the_public_form_may_add_but_never_see() {
    FiledReport filed = reports.fileForPublic(report("只进不出"), null);
    Optional<ReportLine> found = acting.asPortal(a -> reports.findLine(filed.id()));
    assertThat(found).isEmpty();
  }

  private long count() {
    return owner()
        .sql("select count(*) from report where campaign_id = :id")
        .param("id", world.campaign)
        .query(Long.class)
        .single();
  }
}
