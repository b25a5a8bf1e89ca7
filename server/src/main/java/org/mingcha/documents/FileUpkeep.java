package org.mingcha.documents;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.HexFormat;
import org.mingcha.shared.act.Acting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every night, files that nothing refers to are deleted: forms never sent, crashes. */
@Configuration(proxyBeanMethods = false)
class FileUpkeep {
  private static final Duration KEPT = Duration.ofDays(1);

  @Bean
  RecurringTask<Void> deleteOrphanFiles(
      DirectoryFileStore store, JdbcClient jdbc, Acting acting) {
    return Tasks.recurring("documents-orphans", Schedules.daily(LocalTime.of(3, 20)))
        .execute((instance, context) -> run(store, jdbc, acting));
  }

  static int run(DirectoryFileStore store, JdbcClient jdbc, Acting acting) {
    return acting.asClock(
        actor -> {
          try {
            return store.cleanUp(
                java.time.Clock.systemUTC().instant().minus(KEPT),
                address ->
                    jdbc.sql("select file_referred(:address)")
                        .param("address", HexFormat.of().parseHex(address))
                        .query(Boolean.class)
                        .single());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
