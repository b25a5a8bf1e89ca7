package org.mingcha.campaign;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.mingcha.shared.workday.WorkdayCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calendar of working days: the shipped file after the State Council's yearly notices, and the
 * days that the system administrator entered over it.
 */
@Component
class Workdays {
  private static final String FILE = "/campaign/workdays.csv";

  private final JdbcClient jdbc;
  private final WorkdayCalendar shipped = WorkdayCalendar.of(read());
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

  private static List<WorkdayCalendar.Day> read() {
    try (InputStream in = Workdays.class.getResourceAsStream(FILE)) {
      if (in == null) {
        return List.of();
      }
      try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return lines
            .lines()
            .skip(1)
            .filter(line -> !line.isBlank())
            .map(line -> line.split(",", -1))
            .map(
                cells ->
                    new WorkdayCalendar.Day(
                        LocalDate.parse(cells[0]), Boolean.parseBoolean(cells[1])))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
