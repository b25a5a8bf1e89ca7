package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Recusal as the database computes it, against a model written separately and in other words, on
 * generated organisations.
 */
class ConflictsTest extends AppTest {
  private static final LocalDate TODAY = LocalDate.of(2018, 9, 1);

  @Autowired Authority authority;

  /** A made-up organisation and what the rules say about it, by walking it person by person. */
  private static final class Model {
    final Map<Long, Long> superior = new HashMap<>();
    final List<long[]> terms = new ArrayList<>(); // official, unit, 1 when head
    final List<long[]> interests = new ArrayList<>(); // official, against

    Set<Long> unitsOf(long official) {
      Set<Long> units = new HashSet<>();
      terms.stream().filter(t -> t[0] == official).forEach(t -> units.add(t[1]));
      return units;
    }

    boolean heads(long official, long unit) {
      return terms.stream().anyMatch(t -> t[0] == official && t[1] == unit && t[2] == 1);
    }

    boolean isAboveOrSame(long unit, long below) {
      for (Long at = below; at != null; at = superior.get(at)) {
        if (at == unit) {
          return true;
        }
      }
      return false;
    }

    boolean directlyBelow(long unit, long above) {
      Long at = superior.get(unit);
      return at != null && at == above;
    }

    /** Whether somebody at an office (its head, if so) is in conflict with an office. */
    boolean seatAgainstUnit(long seat, boolean head, long unit) {
      return isAboveOrSame(unit, seat) || (head && directlyBelow(unit, seat));
    }

    boolean seatAgainstOfficial(long seat, boolean head, long other) {
      for (long[] t : terms) {
        if (t[0] != other) {
          continue;
        }
        boolean colleague = t[1] == seat;
        boolean reportsTo = t[2] == 1 && isAboveOrSame(t[1], seat);
        boolean answersFor = t[2] == 1 && head && directlyBelow(t[1], seat);
        if (colleague || reportsTo || answersFor) {
          return true;
        }
      }
      return false;
    }

    boolean officialAgainst(long official, long id, boolean idIsUnit) {
      if (official == id
          || interests.stream().anyMatch(i -> i[0] == official && i[1] == id)) {
        return true;
      }
      return unitsOf(official).stream()
          .anyMatch(
              unit ->
                  idIsUnit
                      ? seatAgainstUnit(unit, heads(official, unit), id)
                      : seatAgainstOfficial(unit, heads(official, unit), id));
    }

    boolean unitAgainst(long unit, long id, boolean idIsUnit) {
      boolean seat = idIsUnit ? seatAgainstUnit(unit, true, id) : seatAgainstOfficial(unit, true, id);
      return seat
          || terms.stream()
              .filter(t -> t[1] == unit && t[2] == 1)
              .anyMatch(t -> officialAgainst(t[0], id, idIsUnit));
    }
  }

  @Test
  void the_database_and_the_model_agree_on_every_pair_of_generated_organisations() {
    World world = new World(owner());
    int withConflict = 0;
    int without = 0;
    for (int seed = 1; seed <= 12; seed++) {
      Random random = new Random(seed);
      Model model = new Model();
      List<Long> units = new ArrayList<>();
      List<Long> officials = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        Long above = units.isEmpty() || random.nextInt(4) == 0 ? null : units.get(random.nextInt(units.size()));
        long id = world.unit("unit " + seed + "-" + i, "government", "500101", above);
        units.add(id);
        model.superior.put(id, above);
      }
      for (int i = 0; i < 14; i++) {
        long id = world.official("official " + i);
        officials.add(id);
        for (int posts = random.nextInt(3); posts > 0; posts--) {
          long unit = units.get(random.nextInt(units.size()));
          boolean head = random.nextInt(3) == 0;
          boolean serving = random.nextInt(5) > 0;
          hold(world, id, unit, head, serving);
          if (serving) {
            model.terms.add(new long[] {id, unit, head ? 1 : 0});
          }
        }
        if (random.nextInt(3) == 0) {
          long against =
              random.nextBoolean()
                  ? units.get(random.nextInt(units.size()))
                  : officials.get(random.nextInt(officials.size()));
          boolean withdrawn = random.nextInt(4) == 0;
          declare(id, against, withdrawn);
          if (!withdrawn) {
            model.interests.add(new long[] {id, against});
          }
        }
      }
      for (long official : officials) {
        Set<Long> expected = new HashSet<>();
        units.stream().filter(u -> model.officialAgainst(official, u, true)).forEach(expected::add);
        officials.stream().filter(o -> model.officialAgainst(official, o, false)).forEach(expected::add);
        assertThat(authority.conflicts(official, TODAY)).as("seed " + seed).isEqualTo(expected);
      }
      for (long unit : units) {
        for (long other : officials) {
          boolean expected = !model.unitAgainst(unit, other, false);
          assertThat(authority.mayReceive(unit, List.of(other), TODAY)).as("seed " + seed).isEqualTo(expected);
          withConflict += expected ? 0 : 1;
          without += expected ? 1 : 0;
        }
        for (long other : units) {
          assertThat(authority.mayReceive(unit, List.of(other), TODAY))
              .as("seed " + seed)
              .isEqualTo(!model.unitAgainst(unit, other, true));
        }
      }
    }
    // the generated organisations are of use only when they hold enough of both
    assertThat(withConflict).isGreaterThan(100);
    assertThat(without).isGreaterThan(100);
  }

  @Test
  void whoever_acts_is_kept_away_from_what_conflicts_of_says() {
    World world = new World(owner());
    World.Person person = world.person("acting", org.mingcha.shared.Role.HANDLER, world.countyPolice);
    hold(world, person.officialId(), world.countyPolice, true, true);
    List<Long> set =
        acting.reading(
            person.accountId(),
            actor -> jdbc.sql("select unnest(acting_conflicts())").query(Long.class).list());
    assertThat(new HashSet<>(set))
        .contains(person.officialId(), world.countyPolice)
        .isEqualTo(
            new HashSet<>(
                owner()
                    .sql("select unnest(conflicts_of(:o, (now() at time zone 'Asia/Shanghai')::date))")
                    .param("o", person.officialId())
                    .query(Long.class)
                    .list()));
  }

  @Test
  void a_closed_or_unknown_unit_receives_nothing() {
    World world = new World(owner());
    assertThat(authority.mayReceive(world.countyPolice, List.of(), TODAY)).isTrue();
    assertThat(authority.mayReceive(Ids.next(), List.of(), TODAY)).isFalse();
    owner().sql("update unit set closed_on = '2018-08-31' where id = :id").param("id", world.countyPolice).update();
    assertThat(authority.mayReceive(world.countyPolice, List.of(), TODAY)).isFalse();
  }

  private static void hold(World world, long official, long unit, boolean head, boolean serving) {
    long post = Ids.next();
    owner()
        .sql("insert into post (id, unit_id, title, head, rank, opened_on) values (:id, :unit, 'post', :head, 'county', '2000-01-01')")
        .param("id", post)
        .param("unit", unit)
        .param("head", head)
        .update();
    owner()
        .sql("insert into holding (id, post_id, official_id, from_on, to_on) values (:id, :post, :official, '2017-01-01', :to)")
        .param("id", Ids.next())
        .param("post", post)
        .param("official", official)
        // a term that ended the day before counts no more
        .param("to", serving ? null : TODAY.minusDays(1), java.sql.Types.DATE)
        .update();
  }

  private static void declare(long official, long against, boolean withdrawn) {
    owner()
        .sql(
            """
            insert into declared_interest (id, official_id, against_id, tie, declared_at, withdrawn_at)
            values (:id, :official, :against, 'kin', now(), :withdrawn)
            """)
        .param("id", Ids.next())
        .param("official", official)
        .param("against", against)
        .param("withdrawn", withdrawn ? java.sql.Timestamp.valueOf("2018-08-01 00:00:00") : null, java.sql.Types.TIMESTAMP)
        .update();
  }
}
