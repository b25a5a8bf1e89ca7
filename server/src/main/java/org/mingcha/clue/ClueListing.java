package org.mingcha.clue;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of clues, page by page from where the last one ended, and how many there are. */
@Component
class ClueListing {
  static final int MOST = 200;

  /** Counts stop here and are shown as "1,000+". */
  static final int COUNTED = 1_000;

  private final JdbcClient jdbc;
  private final ClueRows rows;
  private final Campaigns campaigns;
  private final Clock clock;

  ClueListing(JdbcClient jdbc, ClueRows rows, Campaigns campaigns, Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  ClueList list(ClueFilter filter, Actor actor, @Nullable String after, int limit) {
    int size = Math.clamp(limit, 1, MOST);
    boolean byDue = filter.sort() == ClueFilter.Sort.DUE;
    ClueQuery query = query(filter, actor);
    if (after != null && !after.isBlank()) {
      from(after, byDue, query);
    }
    String order = byDue ? " order by c.due_at, c.id" : " order by c.opened_at desc, c.id desc";
    List<ClueLine> found =
        jdbc.sql(
                "select " + ClueRows.COLUMNS + " from clue c" + query.where() + order + " limit :limit")
            .params(query.params())
            .param("limit", size + 1)
            .query((rs, n) -> ClueLine.of(rows.row(rs, n)))
            .list();
    if (found.size() <= size) {
      return new ClueList(found, null);
    }
    ClueLine last = found.get(size - 1);
    return new ClueList(
        found.subList(0, size), cursor(byDue ? last.dueAt() : last.openedAt(), last.id()));
  }

  /** How many, at most {@link #COUNTED} + 1. */
  int count(ClueFilter filter, Actor actor) {
    ClueQuery query = query(filter, actor);
    return jdbc.sql(
            "select count(*) from (select 1 from clue c" + query.where() + " limit " + (COUNTED + 1) + ") counted")
        .params(query.params())
        .query(Integer.class)
        .single();
  }

  private ClueQuery query(ClueFilter filter, Actor actor) {
    // most installations run one campaign: naming it lets the indexes serve
    List<Campaign> named =
        filter.campaign() == null
            ? campaigns.list()
            : List.of(campaigns.getBySlug(filter.campaign()));
    List<Long> mine = ClueQuery.parties(actor);
    boolean leads = named.stream().anyMatch(c -> mine.contains(c.leadOfficeId()));
    return ClueQuery.of(
        filter, named.stream().map(Campaign::id).toList(), mine, leads, clock.instant());
  }

  private static String cursor(@Nullable Instant at, long id) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "|" + id).getBytes(StandardCharsets.UTF_8));
  }

  private static void from(String after, boolean byDue, ClueQuery query) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|", 2);
      query.and(
          byDue
              ? "(c.due_at, c.id) > (:afterAt, :afterId)"
              : "(c.opened_at, c.id) < (:afterAt, :afterId)",
          "afterAt",
          Timestamp.from(Instant.parse(parts[0])),
          "afterId",
          Long.parseLong(parts[1]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
      throw ClueFilter.unknown("after");
    }
  }
}
