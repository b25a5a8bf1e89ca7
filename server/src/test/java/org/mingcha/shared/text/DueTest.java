package org.mingcha.shared.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DueTest {
  /** 10:00 on 10 September 2018 in Beijing. */
  private static final Instant NOW = Instant.parse("2018-09-10T02:00:00Z");

  private static final Texts EN = new Messages().in(Language.EN);

  @ParameterizedTest
  @CsvSource({
    "2018-09-07T15:59:59Z, overdue by 3 days, overdue",
    "2018-09-09T15:59:59Z, overdue by 1 day, overdue",
    "2018-09-10T01:59:59Z, overdue since today, overdue",
    "2018-09-10T02:00:00Z, due today, soon",
    "2018-09-10T15:59:59Z, due today, soon",
    "2018-09-10T16:00:00Z, due tomorrow, soon",
    "2018-09-12T15:59:59Z, due in 2 days, soon",
    "2018-09-17T15:59:59Z, due in 7 days, soft",
    "2018-09-18T15:59:59Z, due 18 Sep 2018, soft",
  })
  void a_deadline_is_said_in_days_of_the_offices_zone(Instant due, String words, String tone) {
    assertThat(Due.of(EN, due, NOW)).isEqualTo(new Due(words, tone));
  }

  @Test
  void no_deadline_is_said_so() {
    assertThat(Due.of(EN, null, NOW)).isEqualTo(new Due("no deadline", "soft"));
  }

  @Test
  void age_counts_midnights_in_the_offices_zone_not_hours() {
    assertThat(Due.age(EN, Instant.parse("2018-09-09T15:59:59Z"), NOW)).isEqualTo("1 day");
    assertThat(Due.age(EN, Instant.parse("2018-09-09T16:00:00Z"), NOW)).isEqualTo("today");
    assertThat(Due.age(EN, Instant.parse("2018-08-29T16:00:00Z"), NOW)).isEqualTo("11 days");
  }
}
