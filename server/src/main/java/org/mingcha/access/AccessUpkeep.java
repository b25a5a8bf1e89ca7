package org.mingcha.access;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.mingcha.shared.act.Acting;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what signing in leaves behind when nobody needs it any more. */
@Configuration(proxyBeanMethods = false)
class AccessUpkeep {
  static final Duration KEEP_SESSIONS = Duration.ofDays(30);

  @Bean
  RecurringTask<Void> forgetSignIns(
      Acting acting, Sessions sessions, Lockout lockout, Clock clock) {
    return Tasks.recurring("access.forget-sign-ins", FixedDelay.ofHours(1))
        .execute(
            (instance, context) ->
                acting.asClock(
                    actor -> {
                      sessions.forgetBefore(clock.instant().minus(KEEP_SESSIONS));
                      return lockout.forgetOld();
                    }));
  }
}
