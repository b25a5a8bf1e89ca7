package org.mingcha.access;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.mingcha.shared.Refusal;

/**
 * What a new password must be, after NIST SP 800-63B: long, any characters, not a known habit, not
 * made of the login or the name. No rules of composition and no expiry.
 */
final class PasswordRules {
  static final int SHORTEST = 12;
  private static final int REST = 4;

  private static final List<String> HABITS = read();

  private PasswordRules() {}

  /**
   * Adds what is wrong with the password to the faults of the form.
   *
   * @param names login and names of whose password it is
   */
  static void check(String password, List<String> names, String field, Refusal.Faults faults) {
    String text = Normalizer.normalize(password, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    if (text.codePointCount(0, text.length()) < SHORTEST) {
      faults.add(field, "access.password.short", SHORTEST);
    } else if (password.length() > Passwords.LONGEST) {
      faults.add(field, "access.password.long", Passwords.LONGEST);
    } else if (names.stream().anyMatch(n -> n.length() >= 2 && text.contains(n.toLowerCase(Locale.ROOT)))) {
      faults.add(field, "access.password.name");
    } else if (rest(text) < REST) {
      faults.add(field, "access.password.common");
    }
  }

  /** How many different characters are left when habits, digits and repetitions are taken away. */
  private static long rest(String text) {
    String left = text;
    for (String habit : HABITS) {
      left = left.replace(habit, "");
    }
    return left.codePoints()
        .filter(c -> !Character.isDigit(c) && Character.isLetter(c) || c > 127)
        .distinct()
        .count()
        + left.codePoints().filter(c -> c < 128 && !Character.isLetterOrDigit(c)).distinct().count() / 2;
  }

  private static List<String> read() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    PasswordRules.class.getResourceAsStream("/access/common-passwords.txt")),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(String::strip)
          // the longest first, so that no half of a word is left
          .sorted(Comparator.comparingInt(String::length).reversed())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
