package org.mingcha.clue;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Looks for overdue clues every ten minutes; safe with several nodes. */
@Configuration(proxyBeanMethods = false)
class LadderTask {

  @Bean
  RecurringTask<Void> climbLadder(Ladder ladder) {
    return Tasks.recurring("clue-ladder", FixedDelay.of(Duration.ofMinutes(10)))
        .execute((instance, context) -> ladder.climb());
  }
}
