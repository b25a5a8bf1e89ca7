package org.mingcha.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServeOptionsTest {

  @Test
  void port_directory_and_settings_are_read_in_both_forms() {
    ServeOptions options =
        ServeOptions.parse(List.of("--port", "9000", "--data=/x", "--fresh", "--a.b-c=d"));
    assertThat(options.port).isEqualTo(9000);
    assertThat(options.data).isEqualTo(Path.of("/x"));
    assertThat(options.fresh).isTrue();
    assertThat(options.settings).containsExactly("--a.b-c=d");
  }

  @Test
  void what_is_not_understood_is_refused_and_not_ignored() {
    for (String wrong : List.of("--prot", "--port=x", "--port=70000", "--port=-1", "extra", "--data")) {
      assertThatIllegalArgumentException().as(wrong).isThrownBy(() -> ServeOptions.parse(List.of(wrong)));
    }
  }
}
