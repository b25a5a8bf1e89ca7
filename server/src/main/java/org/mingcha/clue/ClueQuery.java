package org.mingcha.clue;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Days;
import org.mingcha.shared.text.Texts;

/**
 * The WHERE of a list of clues. Only operators that PostgreSQL holds to be leakproof are used on
 * what an index should serve: under row security others are no index conditions.
 */
final class ClueQuery {
  private final StringBuilder where = new StringBuilder(" where true");
  private final Map<String, Object> params = new HashMap<>();

  /**
   * @param mine offices of the person
   * @param leads whether one of them leads a campaign, and so sees all of it
   */
  static ClueQuery of(
      ClueFilter f, List<Long> campaigns, List<Long> mine, boolean leads, Instant now) {
    ClueQuery q = new ClueQuery();
    if (campaigns.size() == 1) {
      q.and("c.campaign_id = :campaign", "campaign", campaigns.getFirst());
    }
    q.view(f, mine, leads);
    Collection<ClueState> states = f.states();
    if (states.isEmpty() && (f.sort() == ClueFilter.Sort.DUE || f.view() == ClueFilter.View.MINE)) {
      states = ClueState.LIVE;
    }
    if (states.equals(ClueState.LIVE)) {
      // spelled as in the partial indexes
      q.and("c.state in ('open', 'handed-over', 'verifying', 'concluded', 'objected')");
    } else if (!states.isEmpty()) {
      // spelled out, so that the planner sees which share of the rows they are; fixed words only
      q.and(
          states.stream()
              .map(s -> "'" + s.key() + "'")
              .sorted()
              .collect(Collectors.joining(", ", "c.state in (", ")")));
    }
    if (f.category() != null) {
      q.and("c.category = :category", "category", f.category());
    }
    if (f.importance() != null) {
      q.and("c.importance = :importance", "importance", f.importance());
    }
    q.region(f.region());
    if (!f.holders().isEmpty()) {
      q.and("c.holder_id = any (:holders)", "holders", ClueRows.array(f.holders()));
    }
    if (f.key()) {
      q.and("c.key_clue");
    }
    if (f.shelter()) {
      q.and("c.shelter");
    }
    if ("none".equals(f.result())) {
      q.and("c.result is null");
    } else if (f.result() != null) {
      q.and("c.result = :result", "result", f.result());
    }
    q.times(f, now);
    return q;
  }

  private void view(ClueFilter f, List<Long> mine, boolean leads) {
    switch (f.view()) {
      case MINE -> and("c.holder_id = any (:mine)", "mine", ClueRows.array(mine));
      case PASSED ->
          and(
              """
              c.id in (select h.clue_id from hand_over h
                        where h.to_party = any (:mine) and h.state not in ('listed', 'discarded')
                       union
                       select h.clue_id from hand_over h
                        where h.from_party = any (:mine) and h.state not in ('listed', 'discarded'))
              """,
              "mine",
              ClueRows.array(mine));
      case ALL -> {
        // an office that does not lead sees what it manages, holds or had on its way; said here
        // because the overlap of custody arrays is no index condition
        if (!leads) {
          and(
              """
              c.id in (select o.id from clue o where o.manager_id = any (:mine)
                       union select o.id from clue o where o.holder_id = any (:mine)
                       union select h.clue_id from hand_over h where h.to_party = any (:mine)
                       union select h.clue_id from hand_over h where h.from_party = any (:mine))
              """,
              "mine",
              ClueRows.array(mine));
        }
      }
    }
  }

  /** Offices at which the person works on clues. */
  static List<Long> parties(Actor actor) {
    return actor.partiesAs(Clues.roles());
  }

  private void region(@org.jspecify.annotations.Nullable String code) {
    if (code == null) {
      return;
    }
    String prefix = code;
    while (code.length() == 6 && prefix.length() > 2 && prefix.endsWith("00")) {
      prefix = prefix.substring(0, prefix.length() - 2);
    }
    if (prefix.length() == 12) {
      and("c.region_code = :region", "region", prefix);
      return;
    }
    // digits only, so this holds in every collation
    String next = ("%0" + prefix.length() + "d").formatted(Long.parseLong(prefix) + 1);
    and("c.region_code >= :regionFrom and c.region_code < :regionTo", "regionFrom", prefix, "regionTo", next);
  }

  private void times(ClueFilter f, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    if (f.from() != null) {
      and("c.opened_at >= :from", "from", start(f.from()));
    }
    if (f.to() != null) {
      and("c.opened_at < :to", "to", start(f.to().plusDays(1)));
    }
    if (f.silent() != null) {
      and("c.heard_at < :silent", "silent", start(today.minusDays(f.silent() - 1L)));
      and("c.state in ('open', 'handed-over', 'verifying', 'concluded', 'objected')");
    }
    if (f.due() != null) {
      due(f.due(), now, today);
    }
    if (f.age() != null) {
      age(f.age(), today);
    }
  }

  private void due(String due, Instant now, LocalDate today) {
    switch (due) {
      case "overdue" -> and("c.due_at < :now", "now", Timestamp.from(now));
      case "today" -> between(now, today.plusDays(1));
      case "7d" -> between(now, today.plusDays(8));
      case "later" -> and("c.due_at >= :dueFrom", "dueFrom", start(today.plusDays(8)));
      case "none" -> and("c.due_at is null");
      default -> {
        try {
          LocalDate day = Days.parse(due);
          between(now, day.plusDays(1));
          and("c.due_at >= :dueDay", "dueDay", start(day));
        } catch (DateTimeParseException e) {
          throw ClueFilter.unknown("due");
        }
      }
    }
  }

  private void between(Instant now, LocalDate before) {
    and("c.due_at >= :now and c.due_at < :dueTo", "now", Timestamp.from(now), "dueTo", start(before));
  }

  private void age(String age, LocalDate today) {
    int[] days =
        switch (age) {
          case "0-3" -> new int[] {0, 3};
          case "4-7" -> new int[] {4, 7};
          case "8-15" -> new int[] {8, 15};
          case "16-30" -> new int[] {16, 30};
          case "30+" -> new int[] {31, Integer.MAX_VALUE};
          default -> throw ClueFilter.unknown("age");
        };
    and("c.opened_at < :ageTo", "ageTo", start(today.minusDays(days[0] - 1L)));
    if (days[1] < Integer.MAX_VALUE) {
      and("c.opened_at >= :ageFrom", "ageFrom", start(today.minusDays(days[1])));
    }
  }

  void and(String clause, Object... namesAndValues) {
    where.append(" and ").append(clause);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
  }

  String where() {
    return where.toString();
  }

  Map<String, Object> params() {
    return params;
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(Texts.ZONE).toInstant());
  }
}
