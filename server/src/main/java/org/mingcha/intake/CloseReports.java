package org.mingcha.intake;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acting;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Closes reports whose reporter had the time to object and did not. */
@Component
class CloseReports {
  private static final int AT_ONCE = 200;

  private final JdbcClient jdbc;
  private final Acting acting;
  private final ReportMoves moves;
  private final Clock clock;

  CloseReports(JdbcClient jdbc, Acting acting, ReportMoves moves, Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.moves = moves;
    this.clock = clock;
  }

  /**
   * @return how many were closed; call again until 0
   */
  int run() {
    return acting.asClock(
        actor -> {
          ActContext context = new ActContext(actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
          List<Long> due =
              jdbc.sql(
                      """
                      select id from report where state = 'concluded' and due_at < :now
                       order by due_at limit :most for update skip locked
                      """)
                  .param("now", Timestamp.from(context.now()))
                  .param("most", AT_ONCE)
                  .query(Long.class)
                  .list();
          due.forEach(id -> moves.move(moves.lock(id), "report.close", context, ReportStep.plain()));
          return due.size();
        });
  }

  /** Declared apart from the component, so that the component is not made for the task alone. */
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  static class Task {
    @Bean
    RecurringTask<Void> closeReportsTask(CloseReports close, FormWork work) {
      return Tasks.recurring("intake-close", Schedules.fixedDelay(Duration.ofMinutes(10)))
          .execute(
              (instance, context) -> {
                while (close.run() > 0) {
                  // the next portion, in a transaction of its own
                }
                work.cleanUp();
              });
    }
  }
}
