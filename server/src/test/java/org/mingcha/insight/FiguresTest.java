package org.mingcha.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.insight.chart.Chart;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Seals;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Numbers, lists and addresses of figures agree, for people with different sight. */
class FiguresTest extends AppTest {
  @Autowired Insight insight;
  @Autowired Tallies tallies;
  @Autowired FoldTallies folding;
  @Autowired Seals seals;
  @Autowired Messages messages;
  @Autowired Clock clock;

  private InsightData data;

  @BeforeAll
  void data() {
    data = new InsightData(owner(), seals, 700, 240);
  }

  @Test
  void every_number_of_the_overview_is_the_number_of_records_that_its_link_lists() {
    folding.fold();
    // some folded, some not yet, and changes of both kinds
    data.addReports(60);
    owner()
        .sql("update report set state = 'transferred', due_at = null where campaign_id = :c and state = 'received' and id % 3 = 0")
        .param("c", data.world.campaign)
        .update();
    owner()
        .sql("update clue set custody = custody || 99::bigint, category = 'shelter' where campaign_id = :c and id % 5 = 0")
        .param("c", data.world.campaign)
        .update();
    for (World.Person person : List.of(data.office, data.leader, data.recused)) {
      List<String> wrong = new ArrayList<>();
      Map<String, Long> numbers = numbers(person);
      assertThat(numbers).hasSizeGreaterThan(100);
      numbers.forEach(
          (href, number) -> {
            long listed = listed(person, href);
            if (listed != number) {
              wrong.add(number + " at " + href + " lists " + listed);
            }
          });
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void folding_changes_no_number() {
    data.addReports(25);
    Map<String, Long> before = numbers(data.office);
    assertThat(folding.fold()).isPositive();
    assertThat(numbers(data.office)).isEqualTo(before);
    assertThat(folding.fold()).isZero();
  }

  @Test
  void tallies_give_what_counting_under_row_security_gives_for_handlers_too() {
    Instant now = clock.instant();
    for (World.Person person : List.of(data.office, data.handler, data.intake, data.recused)) {
      for (Figure figure : Figures.ALL) {
        long tally =
            acting.reading(
                person.accountId(), a -> tallies.of(data.world.campaign, now).count(figure.filter()));
        assertThat(tally)
            .as("%s for %s", figure.key(), person.login())
            .isEqualTo(counted(person, figure.filter(), now));
      }
    }
  }

  @Test
  void a_recused_person_counts_nothing_that_he_must_not_see() {
    long all = insight.figures(data.leader.accountId(), data.world.slug).numbers().get(Figures.CLUES);
    long seen = insight.figures(data.recused.accountId(), data.world.slug).numbers().get(Figures.CLUES);
    long about =
        owner()
            .sql("select count(*) from clue where campaign_id = :c and :police = any (subjects)")
            .param("c", data.world.campaign)
            .param("police", data.world.countyPolice)
            .query(Long.class)
            .single();
    assertThat(about).isPositive();
    assertThat(seen).isEqualTo(all - about);
  }

  @Test
  void a_list_goes_on_to_the_last_record_and_names_none_twice() {
    List<Long> ids = new ArrayList<>();
    String after = null;
    do {
      Insight.Page page =
          insight.records(
              data.office.accountId(), data.world.slug, RecordFilter.all(RecordKind.REPORT), after,
              messages.in(Language.EN));
      page.rows().forEach(r -> ids.add(r.id()));
      after = page.next();
      assertThat(page.count()).isNotNull();
    } while (after != null);
    assertThat(ids).doesNotHaveDuplicates();
    assertThat((long) ids.size())
        .isEqualTo(
            insight.figures(data.office.accountId(), data.world.slug).numbers().get(Figures.REPORTS));
  }

  @Test
  void the_application_cannot_read_the_counts_but_through_the_acting_person() {
    for (String table : List.of("tally", "tally_delta", "tally_custody")) {
      assertThatThrownBy(() -> jdbc.sql("select count(*) from " + table).query(Long.class).single())
          .hasStackTraceContaining("permission denied");
    }
    List<Map<String, Object>> nobody =
        jdbc.sql("select * from tally_of(:c, '{state}', null, now())")
            .param("c", data.world.campaign)
            .query()
            .listOfRows();
    assertThat(nobody).isEmpty();
    int folded =
        acting.as(
            data.office.accountId(), a -> jdbc.sql("select tally_fold()").query(Integer.class).single());
    assertThat(folded).isZero();
  }

  @Test
  void what_is_rolled_back_is_not_counted() {
    long before = insight.figures(data.leader.accountId(), data.world.slug).numbers().get(Figures.CLUES_OVERDUE);
    assertThatThrownBy(
            () ->
                acting.asClock(
                    a -> {
                      jdbc.sql("update clue set state = 'transferred', due_at = null where campaign_id = :c")
                          .param("c", data.world.campaign)
                          .update();
                      throw Refusal.notFound();
                    }))
        .isInstanceOf(Refusal.class);
    assertThat(insight.figures(data.leader.accountId(), data.world.slug).numbers().get(Figures.CLUES_OVERDUE))
        .isEqualTo(before)
        .isPositive();
  }

  @Test
  void the_overview_and_figures_are_refused_to_those_who_do_not_oversee() {
    assertThatThrownBy(() -> insight.overview(data.handler.accountId(), null, messages.in(Language.EN)))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
    assertThatThrownBy(() -> insight.figures(data.intake.accountId(), data.world.slug))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
    assertThatThrownBy(() -> insight.figures(data.office.accountId(), "no-such"))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
  }

  /** Every number on the overview by its link. */
  private Map<String, Long> numbers(World.Person person) {
    Overview view = insight.overview(person.accountId(), data.world.slug, messages.in(Language.EN));
    Map<String, Long> numbers = new LinkedHashMap<>();
    view.cards().forEach(c -> numbers.put(c.href(), c.value()));
    Stream.of(
            Stream.of(view.funnel(), view.deadlines(), view.channels(), view.days()),
            view.ages().stream(),
            view.categories().stream())
        .flatMap(s -> s)
        .map(Chart::bars)
        .flatMap(List::stream)
        .forEach(
            bar -> {
              numbers.put(bar.href(), bar.total());
              bar.parts().forEach(p -> numbers.put(p.href(), p.value()));
            });
    view.holders()
        .forEach(
            r ->
                Stream.of(r.backlog(), r.overdue(), r.soon(), r.later())
                    .forEach(c -> numbers.put(c.href(), c.value())));
    view.regions()
        .forEach(
            r ->
                Stream.of(r.reports(), r.inClue(), r.answered(), r.clues(), r.open(), r.concluded())
                    .forEach(c -> numbers.put(c.href(), c.value())));
    return numbers;
  }

  private long listed(World.Person person, String href) {
    Map<String, String> params = new LinkedHashMap<>();
    for (String pair : href.substring(href.indexOf('?') + 1).split("&")) {
      String[] parts = pair.split("=", 2);
      params.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
    }
    RecordKind kind = RecordKind.find(params.get("kind")).orElseThrow();
    return counted(person, FilterReader.read(kind, params), clock.instant());
  }

  /** By counting the rows that the person may see. */
  private long counted(World.Person person, RecordFilter filter, Instant now) {
    RecordSql sql = RecordSql.of(filter, data.world.campaign, now);
    return acting.reading(
        person.accountId(),
        a ->
            jdbc.sql("select count(*) from " + filter.kind().key() + " where " + sql.where())
                .params(sql.params())
                .query(Long.class)
                .single());
  }
}
