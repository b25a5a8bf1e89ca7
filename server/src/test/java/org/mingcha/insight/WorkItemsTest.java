package org.mingcha.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for whom, and in which order. */
class WorkItemsTest extends AppTest {
  @Autowired Insight insight;
  @Autowired Seals seals;

  private InsightData data;

  @BeforeAll
  void data() {
    data = new InsightData(owner(), seals, 210, 96);
  }

  @Test
  void the_most_urgent_stands_first_and_what_has_no_deadline_last() {
    List<WorkItem> work = insight.work(data.office.accountId(), 200);
    assertThat(work).hasSizeGreaterThan(50);
    assertThat(work)
        .extracting(WorkItem::dueAt)
        .isSortedAccordingTo(Comparator.nullsLast(Comparator.<Instant>naturalOrder()));
    assertThat(kinds(data.office))
        .contains("triage", "reporter-answered", "facts-due", "route", "review", "objection");
  }

  @Test
  void nobody_gets_work_of_another_office_or_of_a_role_not_held() {
    assertThat(insight.work(data.office.accountId(), 200))
        .allMatch(item -> item.partyId() == data.world.leadOffice);
    assertThat(kinds(data.handler)).containsExactly("verify");
    assertThat(kinds(data.intake)).containsExactlyInAnyOrder("reporter-answered", "facts-due");
    assertThat(insight.work(data.leader.accountId(), 200)).isEmpty();
  }

  @Test
  void a_recused_person_gets_no_work_about_those_he_must_keep_away_from() {
    Set<Long> hidden =
        owner()
            .sql(
                """
                select id from report where campaign_id = :c and :police = any (subjects)
                union all select id from clue where campaign_id = :c and :police = any (subjects)
                """)
            .param("c", data.world.campaign)
            .param("police", data.world.countyPolice)
            .query(Long.class)
            .set();
    Set<Long> others = ids(data.office);
    assertThat(others).containsAnyElementsOf(hidden);
    assertThat(ids(data.recused)).isNotEmpty().doesNotContainAnyElementsOf(hidden);
  }

  @Test
  void a_batch_waits_at_its_receiver_until_accepted_and_counts_what_the_person_may_see() {
    World world = data.world;
    long batch = Ids.next();
    owner()
        .sql(
            """
            insert into hand_over_batch (id, campaign_id, number, from_party, to_party, state, created_at, created_by, sent_at, sent_by)
            values (:id, :c, :number, :from, :to, 'sent', now(), 1, now(), 1)
            """)
        .param("id", batch)
        .param("c", world.campaign)
        .param("number", "B" + batch)
        .param("from", world.leadOffice)
        .param("to", world.countyPolice)
        .update();
    int handed =
        owner()
            .sql(
                """
                insert into hand_over (id, batch_id, clue_id, campaign_id, from_party, to_party, purpose, state, sent_at, accept_due_at)
                select id + 1, :batch, id, campaign_id, :from, :to, 'verify', 'sent', now(), now() - interval '3 days'
                  from clue where campaign_id = :c and state = 'handed-over' and subjects = '{}'
                """)
            .param("batch", batch)
            .param("c", world.campaign)
            .param("from", world.leadOffice)
            .param("to", world.countyPolice)
            .update();
    WorkItem item =
        insight.work(data.handler.accountId(), 200).stream()
            .filter(i -> i.kind().equals("batch-accept"))
            .findFirst()
            .orElseThrow();
    assertThat(item.recordId()).isEqualTo(batch);
    assertThat(item.count()).isEqualTo(handed);
    assertThat(item.href()).isEqualTo("/desk/batches/" + Ids.text(batch));
    owner().sql("update hand_over set state = 'accepted' where batch_id = :b").param("b", batch).update();
    assertThat(kinds(data.handler)).doesNotContain("batch-accept");
    owner().sql("delete from hand_over where batch_id = :b").param("b", batch).update();
  }

  private Set<String> kinds(World.Person person) {
    return insight.work(person.accountId(), 200).stream()
        .map(WorkItem::kind)
        .collect(Collectors.toSet());
  }

  private Set<Long> ids(World.Person person) {
    return insight.work(person.accountId(), 200).stream()
        .map(WorkItem::recordId)
        .collect(Collectors.toSet());
  }
}
