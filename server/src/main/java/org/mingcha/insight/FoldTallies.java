package org.mingcha.insight;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.mingcha.shared.act.Acting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Brings what was added to the counts into the counts; readers see the same before and after. */
@Component
class FoldTallies {
  /** What waits is read by every overview, so it is kept to some thousand rows at full load. */
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Acting acting;
  private final JdbcClient jdbc;

  FoldTallies(Acting acting, JdbcClient jdbc) {
    this.acting = acting;
    this.jdbc = jdbc;
  }

  /** Returns how many additions were brought in. */
  int fold() {
    return acting.asClock(
        clock -> jdbc.sql("select tally_fold()").query(Integer.class).single());
  }

  @Configuration(proxyBeanMethods = false)
  static class Schedule {
    @Bean
    RecurringTask<Void> foldTalliesTask(FoldTallies folding) {
      return Tasks.recurring("insight-fold-tallies", FixedDelay.of(EVERY))
          .execute((instance, context) -> folding.fold());
    }
  }
}
