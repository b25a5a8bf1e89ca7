package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mingcha.testing.AppTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.mingcha.postgres.Database;

/** Looking up regions among 650,000, as many as there are down to villages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegionsAtSizeTest {
  private static final LocalDate TODAY = LocalDate.of(2018, 9, 1);

  private JdbcClient jdbc;
  private Regions regions;

  @BeforeAll
  void fill() {
    Database database = AppTest.migratedDatabase();
    jdbc = AppTest.ownerOf(database);
    new RegionLoader(
            new DriverManagerDataSource(
                database.jdbcUrl(), database.app().user(), database.app().password()))
        .load();
    jdbc.sql(
            """
            insert into region (code, name, name_hant, pinyin, initials, level, parent, valid_from)
            select c.code || lpad(t::text, 3, '0'), '镇' || t || c.name, '鎮' || t || c.name_hant,
                   'zhen' || t || c.pinyin, 'z' || t || c.initials, 'township', c.code, '2000-01-01'
              from region c cross join generate_series(1, 14) t where c.level = 'county' and c.valid_to is null
            """)
        .update();
    jdbc.sql(
            """
            insert into region (code, name, name_hant, pinyin, initials, level, parent, valid_from)
            select c.code || lpad(v::text, 3, '0'), '村' || v || c.name, '村' || v || c.name_hant,
                   'cun' || v || c.pinyin, 'c' || v || c.initials, 'village', c.code, '2000-01-01'
              from region c cross join generate_series(1, 15) v where c.level = 'township'
            """)
        .update();
    jdbc.sql("analyze region").update();
    regions = new Regions(jdbc);
  }

  @Test
  void the_code_book_is_loaded_once() {
    assertThat(jdbc.sql("select count(*) from region").query(Long.class).single()).isGreaterThan(600_000);
  }

  @Test
  void a_search_by_the_beginning_uses_indexes_only() {
    for (String condition :
        new String[] {
          "name like '万州%' or name_hant like '万州%'",
          "pinyin like 'wanzhou%' or initials like 'wanzhou%'",
          "code like '5001011%'"
        }) {
      String plan =
          String.join(
              "\n",
              jdbc.sql("explain select * from region where " + condition).query(String.class).list());
      assertThat(plan).contains("Index").doesNotContain("Seq Scan");
    }
    String below =
        String.join(
            "\n",
            jdbc.sql("explain select * from region where parent = '500101' and code > '' order by code limit 100")
                .query(String.class)
                .list());
    assertThat(below).contains("region_parent_idx");
  }

  @Test
  void names_pinyin_initials_and_codes_find_the_county_first_and_fast() {
    for (String typed : new String[] {"万州", "萬州", "wanzhou", "wzq", "500101"}) {
      regions.search(typed, null, TODAY, 20);
      Instant start = Instant.now();
      assertThat(regions.search(typed, null, TODAY, 20).stream().map(Region::code)).as(typed).contains("500101");
      assertThat(Duration.between(start, Instant.now())).as(typed).isLessThan(Duration.ofMillis(500));
    }
  }

  @Test
  void the_wildcards_of_the_database_are_characters_like_others() {
    assertThat(regions.search("%", null, TODAY, 20)).isEmpty();
    assertThat(regions.search("万_", null, TODAY, 20)).isEmpty();
  }
}
