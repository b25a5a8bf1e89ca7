package org.mingcha.shared;

import java.nio.file.Path;
import java.time.Clock;
import org.mingcha.shared.seal.Envelope;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.seal.Seals;
import org.mingcha.shared.text.Messages;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What one installation has: its clock, keys and messages. */
@Configuration(proxyBeanMethods = false)
class Installation {

  @Bean
  Clock clock() {
    return new OfficeClock();
  }

  @Bean
  Keys keys(@Value("${mingcha.data-dir}") Path data) {
    return Keys.in(data.resolve("keys"));
  }

  @Bean
  Seals seals(Keys keys) {
    return new Seals(keys);
  }

  @Bean
  Envelope envelope(Keys keys) {
    return new Envelope(keys);
  }

  @Bean
  Messages messages() {
    return new Messages();
  }
}
