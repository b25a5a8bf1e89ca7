package org.mingcha.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.mingcha.postgres.PostgresFailure;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;

/**
 * What the command line prints: progress in the user's language, failures in English and Chinese
 * both, since whoever is called to help may read only one of them. Always UTF-8: many servers run
 * without a locale.
 */
final class Console {
  private static final Messages MESSAGES = new Messages();
  private static final PrintStream OUT = utf8(FileDescriptor.out);
  private static final PrintStream ERR = utf8(FileDescriptor.err);

  private Console() {}

  static String text(String key, Object... arguments) {
    return MESSAGES.in(language(System.getenv())).get(key, arguments);
  }

  static void print(String line) {
    OUT.println(line);
  }

  static void fail(String key, Object... arguments) {
    both(
        MESSAGES.in(Language.EN).get(key, arguments),
        MESSAGES.in(Language.ZH_CN).get(key, arguments));
  }

  static void fail(PostgresFailure failure) {
    both(failure.message(Locale.ENGLISH), failure.message(Locale.SIMPLIFIED_CHINESE));
  }

  private static void both(String english, String chinese) {
    ERR.println("mingcha: " + english);
    ERR.println("mingcha: " + chinese);
  }

  /** As POSIX has it: the first that is set decides; English unless it is Chinese. */
  static Language language(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        if (!value.startsWith("zh")) {
          return Language.EN;
        }
        return value.matches("zh_(TW|HK|MO).*") ? Language.ZH_TW : Language.ZH_CN;
      }
    }
    return Language.EN;
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
