package org.mingcha.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Texts;

/**
 * A filter as a condition of SQL on the rows of {@code report} or {@code clue}. Days are turned
 * into the instants at their ends, so that indexes serve.
 *
 * @param where condition with named parameters, without the word; never holds what was typed
 */
record RecordSql(String where, Map<String, Object> params) {

  static RecordSql of(RecordFilter filter, long campaignId, Instant now) {
    Conditions c = new Conditions();
    c.and("campaign_id = :campaign", "campaign", campaignId);
    if (!filter.states().isEmpty()) {
      c.and("state = any (:states)", "states", filter.states().toArray(String[]::new));
    }
    category(filter.category(), c);
    region(filter.region(), c);
    if (!filter.holders().isEmpty()) {
      c.and("holder_id = any (:holders)", "holders", filter.holders().toArray(Long[]::new));
    }
    if (filter.channel() != null) {
      c.and("channel = :channel", "channel", filter.channel());
    }
    if (filter.satisfied() != null) {
      c.and(
          switch (filter.satisfied()) {
            case "yes" -> "satisfied";
            case "no" -> "not satisfied";
            default -> "satisfied is null";
          });
    }
    if (filter.key()) {
      c.and("key_clue");
    }
    if (filter.shelter()) {
      c.and("shelter");
    }
    LocalDate today = LocalDate.ofInstant(now, Texts.ZONE);
    if (filter.due() != null) {
      due(filter.due(), today, now, c);
    }
    String begun = filter.kind() == RecordKind.REPORT ? "received_at" : "opened_at";
    if (filter.age() != null) {
      days(begun, filter.age().firstDay(today), filter.age().lastDay(today), "age", c);
    }
    days(begun, filter.from(), filter.to(), "day", c);
    return new RecordSql(String.join(" and ", c.texts), c.params);
  }

  private static void category(@Nullable String category, Conditions c) {
    if (category != null && category.isEmpty()) {
      c.and("category is null");
    } else if (category != null) {
      c.and("category = :category", "category", category);
    }
  }

  private static void region(@Nullable String region, Conditions c) {
    if (region != null && region.isEmpty()) {
      c.and("region_code is null");
    } else if (region != null) {
      c.and("region_code like :region", "region", Regions.prefix(region) + "%");
    }
  }

  private static void due(DueBand due, LocalDate today, Instant now, Conditions c) {
    OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
    if (due.equals(DueBand.NONE)) {
      c.and("due_at is null");
    } else if (due.equals(DueBand.OVERDUE)) {
      c.and("due_at < :now", "now", at);
    } else if (due.equals(DueBand.LATER)) {
      c.and("due_at >= :later", "later", start(today.plusDays(8)));
    } else {
      LocalDate first = due.day() == null ? today : due.day();
      LocalDate last = due.day() == null ? today.plusDays(due.last()) : due.day();
      c.and("due_at >= :now", "now", at);
      c.and("due_at >= :dueFrom", "dueFrom", start(first));
      c.and("due_at < :dueTo", "dueTo", start(last.plusDays(1)));
    }
  }

  private static void days(
      String column, @Nullable LocalDate first, @Nullable LocalDate last, String name, Conditions c) {
    if (first != null) {
      c.and(column + " >= :" + name + "From", name + "From", start(first));
    }
    if (last != null) {
      c.and(column + " < :" + name + "To", name + "To", start(last.plusDays(1)));
    }
  }

  private static OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(Texts.ZONE).toOffsetDateTime();
  }

  private static final class Conditions {
    private final List<String> texts = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    void and(String text) {
      texts.add(text);
    }

    void and(String text, String name, Object value) {
      texts.add(text);
      params.put(name, value);
    }
  }
}
