package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingcha.shared.Refusal;

class PasswordRulesTest {
  private static List<String> faults(String password) {
    Refusal.Faults faults = new Refusal.Faults();
    PasswordRules.check(password, List.of("zhangsf", "张三丰", "張三豐"), "fresh", faults);
    return faults.fields().stream().map(Refusal.Field::messageKey).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery", "雨后的石板路有一股青苔味", "kettle-orbit-maple", "tr0mb9#zzkqwv",
        "the tea is cold again"
      })
  void long_passwords_of_any_characters_are_accepted(String password) {
    assertThat(faults(password)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "short, access.password.short",
    "十一个汉字还是太短了点, access.password.short",
    "password12345678, access.password.common",
    "Password@2019!, access.password.common",
    "woaini5201314520, access.password.common",
    "woaizhongguo1949, access.password.common",
    "1qaz2wsx3edc4rfv, access.password.common",
    "qwertyuiop123456, access.password.common",
    "saoheichue2018!!, access.password.common",
    "13800138000138, access.password.common",
    "110101199003077777, access.password.common",
    "aaaaaaaaaaaaaaaa, access.password.common",
    "abcabcabcabcabc1, access.password.common",
    "mingcha-admin-2020, access.password.common",
    "my zhangsf secret tale, access.password.name",
    "我叫张三丰来自武当山脚下, access.password.name",
  })
  void short_common_and_personal_ones_are_refused(String password, String key) {
    assertThat(faults(password)).containsExactly(key);
  }

  @org.junit.jupiter.api.Test
  void a_password_beyond_256_characters_is_refused() {
    assertThat(faults("long phrase ".repeat(30))).containsExactly("access.password.long");
  }
}
