package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A number pattern")
final class NumberPatternTests {

  private static final NumberPattern REPORT =
      NumberPattern.of("{campaign}{year}{channel}{random:10}{check}");
  private static final NumberPattern.Values VALUES = new NumberPattern.Values("SH", 2019, "W", 12);

  @Test
  @DisplayName("gives document numbers in the official form, without padding")
  void documents() {
    NumberPattern pattern = NumberPattern.of("扫黑督办〔{year}〕{n}号");

    assertThat(pattern.render(VALUES, new Random(1))).isEqualTo("扫黑督办〔2019〕12号");
    assertThat(pattern.accepts("扫黑督办〔2019〕12号")).isTrue();
    assertThat(NumberPattern.of("{campaign}-{n:4}").render(VALUES, new Random(1)))
        .isEqualTo("SH-0012");
  }

  @ParameterizedTest(name = "{0} is refused")
  @ValueSource(
      strings = {
        "{month}",
        "{random}",
        "{random:0}",
        "{random:19}",
        "{year:4}",
        "{n:13}",
        "{",
        "}",
        "a{b",
        "{check}{n}",
        "{N}"
      })
  void isRefused(String pattern) {
    assertThatThrownBy(() -> NumberPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
