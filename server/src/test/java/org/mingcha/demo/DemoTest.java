package org.mingcha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mingcha.Mingcha;
import org.mingcha.clue.Lifecycles;
import org.mingcha.intake.ReportLifecycle;
import org.mingcha.postgres.Database;
import org.mingcha.testing.AppTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A small demonstration on a database of its own. */
@SpringBootTest(
    classes = Mingcha.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {"mingcha.demo.reports=0", "db-scheduler.enabled=false"})
@ActiveProfiles("demo")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoTest {
  private static final int REPORTS = Integer.getInteger("mingcha.test.demo-reports", 400);

  private static final class Shared {
    static final Database DATABASE = AppTest.migratedDatabase();
    static final Path DATA = directory();

    static Path directory() {
      try {
        return Files.createTempDirectory("demo-test");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> Shared.DATABASE.jdbcUrl());
    registry.add("spring.datasource.username", () -> Shared.DATABASE.app().user());
    registry.add("spring.datasource.password", () -> Shared.DATABASE.app().password());
    registry.add("spring.flyway.url", () -> Shared.DATABASE.jdbcUrl());
    registry.add("spring.flyway.user", () -> Shared.DATABASE.owner().user());
    registry.add("spring.flyway.password", () -> Shared.DATABASE.owner().password());
    registry.add("mingcha.data-dir", () -> Shared.DATA.toString());
  }

  @Autowired private DemoLoad load;

  private DemoLoad.Loaded loaded;
  private JdbcClient owner;

  private static final class Interrupted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeAll
  void load() {
    owner = AppTest.ownerOf(Shared.DATABASE);
    // a first attempt that is cut off in the middle
    assertThatThrownBy(
            () ->
                load.load(
                    REPORTS,
                    filed -> {
                      throw new Interrupted();
                    }))
        .isInstanceOf(Interrupted.class);
    assertThat(load.isLoaded()).isFalse();
    assertThat(count("select count(*) from unit")).isZero();
    assertThat(count("select count(*) from report")).isZero();
    loaded = load.load(REPORTS, filed -> {});
  }

  @Test
  void all_reports_are_there_once_and_nothing_was_refused() {
    assertThat(loaded.reports()).isEqualTo(REPORTS);
    assertThat(count("select count(*) from report")).isEqualTo(REPORTS);
    // a refusal means that the demonstration and an act understand something differently
    assertThat(loaded.refusals().values().stream().mapToInt(n -> n).sum())
        .as(loaded.refusals().toString())
        .isLessThan(REPORTS / 50);
  }

  /** State and number, of which every state that there is has at least one. */
  private void everyState(String table, Set<String> states) {
    assertThat(counts("select state, count(*) as n from " + table + " group by 1").keySet())
        .as("states of " + table)
        .containsAll(states);
  }

  @Test
  void every_state_of_every_life_cycle_has_a_record() {
    everyState("report", keys(ReportLifecycle.LIFECYCLE.states()));
    everyState("clue", keys(Lifecycles.CLUE.states()));
    everyState("hand_over", keys(Lifecycles.HAND_OVER.states()));
    everyState("hand_over_batch", keys(Lifecycles.BATCH.states()));
    everyState("ladder_step", Set.of("proposed", "done", "declined", "lapsed"));
    assertThat(counts("select decision, count(*) as n from review group by 1").keySet())
        .contains("approve", "re-verify", "take-up", "elsewhere");
  }

  @Test
  void every_channel_mode_script_result_and_verdict_occurs() {
    assertThat(counts("select channel, count(*) as n from report group by 1").keySet())
        .contains("web", "hotline", "letter", "visit", "batch", "field");
    assertThat(counts("select mode, count(*) as n from report group by 1").keySet())
        .containsExactly("anonymous", "confidential", "named");
    assertThat(counts("select script, count(*) as n from report group by 1").keySet())
        .containsExactly("hans", "hant", "latin");
    assertThat(counts("select result, count(*) as n from clue where result is not null group by 1"))
        .containsKeys("substantiated", "partly-substantiated", "unsubstantiated", "undetermined");
    assertThat(
            counts("select kind || coalesce(satisfied::text, ''), count(*) from report_verdict group by 1"))
        .containsOnlyKeys("objection", "satisfactionfalse", "satisfactiontrue");
    assertThat(count("select count(*) from stored_file where owner_kind = 'verification'")).isPositive();
    assertThat(count("select count(*) from clue where key_clue")).isPositive();
    assertThat(count("select count(*) from hand_over where above_id is not null")).isPositive();
    assertThat(count("select count(distinct campaign_id) from report")).isEqualTo(3);
  }

  @Test
  void history_is_in_the_order_of_time() {
    assertThat(
            count(
                """
                select count(*) from (
                  select at, lag(at) over (partition by record_id order by position) as before
                    from history where kind in ('report', 'clue')) h
                 where at < before
                """))
        .isZero();
  }

  @Test
  void groups_stay_fifteen_days_and_forty_of_them_cover_all_counties() {
    assertThat(
            count(
                """
                select count(*) from inspection_group g join campaign c on c.id = g.campaign_id
                 where c.slug = 'cq' and g.closes_on - g.opens_on = 14
                """))
        .isEqualTo(40);
    assertThat(
            count(
                """
                select count(distinct r.region_code) from group_region r
                  join inspection_group g on g.id = r.group_id join campaign c on c.id = g.campaign_id
                 where c.slug = 'cq'
                """))
        .isEqualTo(38);
    assertThat(count("select count(*) from region where level = 'village'"))
        .isEqualTo(Plans.VILLAGES);
  }

  private static Set<String> keys(Collection<? extends Enum<?>> states) {
    return states.stream()
        .map(s -> s.name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .collect(Collectors.toSet());
  }

  private Map<String, Long> counts(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    owner.sql(sql).query(rs -> {
      counts.put(rs.getString(1), rs.getLong(2));
    });
    return counts;
  }

  private long count(String sql) {
    return owner.sql(sql).query(Long.class).single();
  }
}
