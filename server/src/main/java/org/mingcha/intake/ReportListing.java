package org.mingcha.intake;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Days;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of reports with filters, page by page from where the last one ended. */
@Component
class ReportListing {
  private static final int MOST = 200;

  private final JdbcClient jdbc;
  private final Clock clock;

  ReportListing(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** What has been asked for, growing clause by clause; values are always parameters. */
  private static final class Query {
    final StringBuilder where = new StringBuilder(" where true");
    final Map<String, Object> params = new HashMap<>();

    Query and(String clause, Object... namesAndValues) {
      where.append(" and ").append(clause);
      for (int i = 0; i < namesAndValues.length; i += 2) {
        params.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return this;
    }
  }

  ReportList list(ReportFilter filter, @Nullable String after, int limit) {
    int size = Math.clamp(limit, 1, MOST);
    Query query = new Query();
    what(filter, query);
    when(filter, query);
    boolean byDue = filter.sort() == ReportFilter.Sort.DUE;
    if (after != null && !after.isBlank()) {
      from(after, byDue, query);
    }
    String order =
        byDue
            ? " order by r.due_at asc nulls last, r.id asc"
            : " order by r.received_at desc, r.id desc";
    record Row(ReportLine line, Instant receivedAt) {}
    List<Row> rows =
        jdbc.sql(
                "select " + ReportRows.LINE + ", r.received_at from report r" + query.where + order
                    + " limit :limit")
            .params(query.params)
            .param("limit", size + 1)
            .query(
                (rs, n) ->
                    new Row(ReportRows.line(rs, n), rs.getTimestamp("received_at").toInstant()))
            .list();
    List<ReportLine> lines = rows.stream().limit(size).map(Row::line).toList();
    if (rows.size() <= size) {
      return new ReportList(lines, null);
    }
    Row last = rows.get(size - 1);
    Instant at = byDue ? last.line().dueAt() : last.receivedAt();
    return new ReportList(lines, cursor(at, last.line().id()));
  }

  private static void what(ReportFilter f, Query q) {
    if (f.campaignId() != null) {
      q.and("r.campaign_id = :campaign", "campaign", f.campaignId());
    }
    if (!f.states().isEmpty()) {
      // spelled out: a planner that does not know the states cannot use the inbox's partial index
      String states =
          f.states().stream().map(s -> "'" + s.key() + "'").sorted().reduce((a, b) -> a + "," + b).get();
      q.and("r.state in (" + states + ")");
    }
    if (!f.holders().isEmpty()) {
      q.and("r.holder_id = any (:holders)", "holders", f.holders().toArray(Long[]::new));
    }
    none(f.category(), "r.category", "category", q);
    if ("none".equals(f.region())) {
      q.and("r.region_code is null");
    } else if (f.region() != null) {
      q.and("r.region_code like :region", "region", regionPrefix(f.region()) + "%");
    }
    if (f.channel() != null) {
      q.and("r.channel = :channel", "channel", f.channel());
    }
    if (f.mode() != null) {
      q.and("r.mode = :mode", "mode", f.mode().key());
    }
    if (f.urgent()) {
      q.and("r.urgent");
    }
    if (f.unread()) {
      q.and("r.unread > 0");
    }
    satisfied(f.satisfied(), q);
  }

  private static void none(@Nullable String value, String column, String name, Query q) {
    if ("none".equals(value)) {
      q.and(column + " is null");
    } else if (value != null) {
      q.and(column + " = :" + name, name, value);
    }
  }

  private static void satisfied(@Nullable String value, Query q) {
    if (value == null) {
      return;
    }
    String last =
        "(select v.satisfied from report_verdict v where v.report_id = r.id and v.kind = 'satisfaction' order by v.round desc limit 1)";
    switch (value) {
      case "yes" -> q.and(last);
      case "no" -> q.and("not " + last);
      case "none" -> q.and(last + " is null");
      default -> throw unknown("satisfied");
    }
  }

  private void when(ReportFilter f, Query q) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    if (f.from() != null) {
      q.and("r.received_at >= :from", "from", start(f.from()));
    }
    if (f.to() != null) {
      q.and("r.received_at < :to", "to", start(f.to().plusDays(1)));
    }
    if (f.due() != null) {
      due(f.due(), now, today, q);
    }
    if (f.age() != null) {
      age(f.age(), today, q);
    }
  }

  private static void due(String due, Instant now, LocalDate today, Query q) {
    switch (due) {
      case "overdue" -> q.and("r.due_at < :now", "now", Timestamp.from(now));
      case "today" -> between(q, now, today.plusDays(1));
      case "7d" -> between(q, now, today.plusDays(8));
      case "later" -> q.and("r.due_at >= :dueFrom", "dueFrom", start(today.plusDays(8)));
      case "none" -> q.and("r.due_at is null");
      default -> {
        LocalDate day = day(due, "due");
        between(q, now, day.plusDays(1));
        q.and("r.due_at >= :dueDay", "dueDay", start(day));
      }
    }
  }

  private static void between(Query q, Instant now, LocalDate before) {
    q.and("r.due_at >= :now and r.due_at < :dueTo", "now", Timestamp.from(now), "dueTo", start(before));
  }

  private static void age(String age, LocalDate today, Query q) {
    int[] days =
        switch (age) {
          case "0-3" -> new int[] {0, 3};
          case "4-7" -> new int[] {4, 7};
          case "8-15" -> new int[] {8, 15};
          case "16-30" -> new int[] {16, 30};
          case "30+" -> new int[] {31, Integer.MAX_VALUE};
          default -> throw unknown("age");
        };
    q.and("r.received_at < :ageTo", "ageTo", start(today.minusDays(days[0] - 1L)));
    if (days[1] < Integer.MAX_VALUE) {
      q.and("r.received_at >= :ageFrom", "ageFrom", start(today.minusDays(days[1])));
    }
  }

  private static LocalDate day(String text, String field) {
    try {
      return Days.parse(text);
    } catch (DateTimeParseException e) {
      throw unknown(field);
    }
  }

  private static Refusal unknown(String field) {
    return Refusal.invalid(field, "intake.fault.filter", field);
  }

  private static Timestamp start(LocalDate day) {
    return Timestamp.from(day.atStartOfDay(Texts.ZONE).toInstant());
  }

  static String regionPrefix(String code) {
    if (!code.matches("\\d{6}(\\d{3}){0,2}")) {
      throw unknown("region");
    }
    String prefix = code;
    while (code.length() == 6 && prefix.length() > 2 && prefix.endsWith("00")) {
      prefix = prefix.substring(0, prefix.length() - 2);
    }
    return prefix;
  }

  private static String cursor(@Nullable Instant at, long id) {
    String text = (at == null ? "" : at.toString()) + "|" + id;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void from(String after, boolean byDue, Query q) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(after), StandardCharsets.UTF_8).split("\\|", 2);
      long id = Long.parseLong(parts[1]);
      if (parts[0].isEmpty()) {
        q.and("r.due_at is null and r.id > :afterId", "afterId", id);
        return;
      }
      Timestamp at = Timestamp.from(Instant.parse(parts[0]));
      q.and(
          byDue
              ? "((r.due_at, r.id) > (:afterAt, :afterId) or r.due_at is null)"
              : "(r.received_at, r.id) < (:afterAt, :afterId)",
          "afterAt",
          at,
          "afterId",
          id);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException | DateTimeParseException e) {
      throw unknown("after");
    }
  }
}
