package org.mingcha.campaign;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.LocalDate;
import org.mingcha.shared.workday.WorkdayCalendar;
import org.mingcha.shared.workday.WorkdayRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calendar of working days: the shipped file after the State Council's yearly notices, and the
 * days that the system administrator entered over it.
 */
@Component
class Workdays {
  private final JdbcClient jdbc;
  private final WorkdayCalendar shipped = WorkdayCalendar.of(WorkdayRows.shipped());
  private final LoadingCache<String, WorkdayCalendar> current =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(30)).build(key -> load());

  Workdays(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  WorkdayCalendar calendar() {
    return current.get("calendar");
  }

  /** After a change by this node. */
  void forget() {
    current.invalidateAll();
  }

  WorkdayCalendar shipped() {
    return shipped;
  }

  private WorkdayCalendar load() {
    return shipped.with(
        jdbc.sql("select day, workday from workday_exception order by day")
            .query(
                (rs, n) ->
                    new WorkdayCalendar.Day(
                        rs.getObject("day", LocalDate.class), rs.getBoolean("workday")))
            .list());
  }
}
