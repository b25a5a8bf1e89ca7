package org.mingcha.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.mingcha.postgres.PostgresFailure;
import org.mingcha.shared.text.Language;

/**
 * What the command line prints: progress in the user's language, failures in English and Chinese
 * both, since whoever is called to help may read only one of them. Always UTF-8: many servers run
 * without a locale.
 */
final class Console {
  private static final PrintStream OUT = utf8(FileDescriptor.out);
  private static final PrintStream ERR = utf8(FileDescriptor.err);

  private Console() {}

  static String text(String key, Object... arguments) {
    return text(language(System.getenv()), key, arguments);
  }

  /**
   * From the file that the key's first word names ({@code cli.x} is in {@code cli_en.properties}):
   * only this one is read, so that a mistake elsewhere cannot silence the command line.
   */
  private static String text(Language language, String key, Object... arguments) {
    String file =
        "/messages/" + key.substring(0, key.indexOf('.')) + "_" + language.suffix() + ".properties";
    try (InputStream in = Console.class.getResourceAsStream(file)) {
      if (in == null) {
        return key;
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new MessageFormat(properties.getProperty(key, key), Locale.ROOT).format(arguments);
    } catch (IOException e) {
      return key;
    }
  }

  static void print(String line) {
    OUT.println(line);
  }

  static void fail(String key, Object... arguments) {
    both(
        text(Language.EN, key, arguments),
        text(Language.ZH_CN, key, arguments));
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
