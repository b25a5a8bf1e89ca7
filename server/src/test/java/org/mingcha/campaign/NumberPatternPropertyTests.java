package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class NumberPatternPropertyTests {

  private static final NumberPattern REPORT =
      NumberPattern.of("{campaign}{year}{channel}{random:10}{check}");
  private static final NumberPattern.Values VALUES = new NumberPattern.Values("SH", 2019, "W", 12);

  @Property
  void everyNumberIsAcceptedBack(@ForAll long seed) {
    String number = REPORT.render(VALUES, new Random(seed));

    assertThat(number).matches("SH2019W\\d{10}[0-9A-Z]");
    assertThat(REPORT.accepts(" " + number.toLowerCase(java.util.Locale.ROOT) + " ")).isTrue();
  }

  @Property
  void oneWrongDigitIsAlwaysFound(
      @ForAll long seed,
      @ForAll @IntRange(min = 7, max = 16) int at,
      @ForAll @IntRange(min = 1, max = 9) int by) {
    String number = REPORT.render(VALUES, new Random(seed));
    char wrong = (char) ('0' + (number.charAt(at) - '0' + by) % 10);

    assertThat(REPORT.accepts(number.substring(0, at) + wrong + number.substring(at + 1)))
        .isFalse();
  }
}
