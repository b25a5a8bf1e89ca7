package org.mingcha.demo;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** What the clock does every day, done for the days that the demonstration lives through. */
@Component
@Profile("demo")
final class OfficeTasks {
  private static final Set<String> NAMES = Set.of("clue-ladder", "intake-close");

  private final List<RecurringTask<?>> tasks;

  OfficeTasks(List<RecurringTask<?>> tasks) {
    this.tasks = tasks.stream().filter(t -> NAMES.contains(t.getName())).toList();
  }

  void run(Stage stage, Instant at) {
    for (RecurringTask<?> task : tasks) {
      stage.attempt(
          at,
          task.getName(),
          () -> {
            task.executeRecurringly(null, null);
            return true;
          });
    }
  }
}
