package org.mingcha.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
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
    long began = System.nanoTime();
    loaded = load.load(REPORTS, filed -> {});
    System.err.println(
        "loaded in " + (System.nanoTime() - began) / 1_000_000 + " ms: " + loaded);
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
  void show() {
    for (String sql :
        List.of(
            "select state, count(*) as n from report group by 1 order by 1",
            "select state, count(*) as n from clue group by 1 order by 1",
            "select state, count(*) as n from hand_over group by 1 order by 1",
            "select state, count(*) as n from hand_over_batch group by 1 order by 1",
            "select state||step, count(*) as n from ladder_step group by 1 order by 1",
            "select decision, count(*) as n from review group by 1 order by 1",
            "select coalesce(result,'-'), count(*) as n from clue group by 1 order by 1",
            "select kind || coalesce(satisfied::text,''), count(*) as n from report_verdict group by 1 order by 1",
            "select script, count(*) as n from report group by 1 order by 1",
            "select channel || mode, count(*) as n from report group by 1 order by 1",
            "select act, count(*) as n from history group by 1 order by 1")) {
      System.err.println(counts(sql));
    }
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
