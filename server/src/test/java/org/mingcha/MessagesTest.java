package org.mingcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;

/** Two scripts and English say the same: no key is missing, no text stands in code or templates. */
class MessagesTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Messages MESSAGES = new Messages();

  @Test
  void the_three_languages_have_the_same_keys() {
    Set<String> keys = new TreeSet<>(MESSAGES.in(Language.ZH_CN).keys());
    for (Language language : Language.values()) {
      assertThat(new TreeSet<>(MESSAGES.in(language).keys())).as(language.tag()).isEqualTo(keys);
    }
  }

  @Test
  void a_message_takes_the_same_arguments_in_every_language() {
    List<String> wrong = new ArrayList<>();
    for (String key : MESSAGES.in(Language.ZH_CN).keys()) {
      Set<Integer> arguments = null;
      for (Language language : Language.values()) {
        Set<Integer> here = new TreeSet<>();
        String message = raw(MESSAGES.in(language), key);
        Matcher m = Pattern.compile("\\{(\\d+)").matcher(message);
        while (m.find()) {
          here.add(Integer.valueOf(m.group(1)));
        }
        // plural choices may name an argument in one language only once more, never another one
        if (arguments != null && !arguments.equals(here)) {
          wrong.add(key + " " + language.tag() + " " + here + " instead of " + arguments);
        }
        arguments = arguments == null ? here : arguments;
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_message_is_a_well_formed_pattern() {
    List<String> wrong = new ArrayList<>();
    for (Language language : Language.values()) {
      for (String key : MESSAGES.in(language).keys()) {
        String message = raw(MESSAGES.in(language), key);
        try {
          new MessageFormat(message);
        } catch (IllegalArgumentException e) {
          wrong.add(language.tag() + " " + key + ": " + e.getMessage());
        }
        if (message.contains("{0") && message.matches(".*(?<!')'(?!').*") && !message.contains("''")) {
          wrong.add(language.tag() + " " + key + ": a single apostrophe quotes what follows");
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void english_messages_hold_no_chinese_but_the_field_s_own_terms_in_brackets() {
    Texts english = MESSAGES.in(Language.EN);
    List<String> wrong =
        english.keys().stream()
            .filter(
                key ->
                    HAN.matcher(raw(english, key).replaceAll("[(（][^()（）]*\\p{IsHan}[^()（）]*[)）]", ""))
                        .find())
            .sorted()
            .toList();
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_key_that_a_template_or_a_class_names_is_there() {
    Texts texts = MESSAGES.in(Language.ZH_CN);
    List<String> missing = new ArrayList<>();
    Pattern named = Pattern.compile("\\b(?:ui\\.t|t\\.get|ui\\.t\\(\\)\\.get|texts\\.get)\\(\\s*\"([a-zA-Z0-9._-]+)\"\\s*[,)]");
    for (Path file : files(".jte", ".java")) {
      Matcher m = named.matcher(read(file));
      while (m.find()) {
        if (!texts.has(m.group(1))) {
          missing.add(file.getFileName() + ": " + m.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void refusals_name_keys_that_are_there() {
    Texts texts = MESSAGES.in(Language.ZH_CN);
    Pattern named =
        Pattern.compile(
            "(?:Refusal\\.(?:wrongState|notAllowed)\\(|Refusal\\.of\\(\\s*(?:Refusal\\.)?(?:Kind\\.)?[A-Z_]+,|Refusal\\.invalid\\(\\s*\"[^\"]*\",|\\.add\\(\\s*\"[^\"]*\",)\\s*\"([a-zA-Z0-9._-]+)\"");
    List<String> missing = new ArrayList<>();
    for (Path file : files(".java")) {
      Matcher m = named.matcher(read(file));
      while (m.find()) {
        // a key put together from a beginning and a part has a test of its own where it is made
        if (!m.group(1).endsWith(".") && !texts.has(m.group(1))) {
          missing.add(file.getFileName() + ": " + m.group(1));
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void templates_hold_no_text_of_their_own() {
    List<String> found = new ArrayList<>();
    for (Path file : files(".jte")) {
      String markup =
          read(file)
              .replaceAll("(?s)<%--.*?--%>", "")
              .replaceAll("(?m)^\\s*@(?:import|param).*$", "")
              .replaceAll("(?s)!\\{.*?;\\}", "")
              .replaceAll("(?s)\\$(?:unsafe)?\\{(?:[^{}]|\\{[^{}]*\\})*\\}", "")
              .replaceAll("(?s)<svg.*?</svg>", "");
      if (HAN.matcher(markup).find()) {
        found.add(file.getFileName() + ": Chinese characters");
      }
      Matcher m = Pattern.compile(">([^<>@`=(){}]*[A-Za-z]{3,}[^<>@`=(){}]*)<").matcher(markup);
      while (m.find()) {
        found.add(file.getFileName() + ": " + m.group(1).strip());
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void classes_hold_no_chinese_outside_comments_and_a_named_list() {
    // names of languages, data about scripts, columns of offices' ledgers, lines of the command line
    Set<String> allowed =
        Set.of("Language.java", "Texts.java");
    List<String> found = new ArrayList<>();
    for (Path file : files(".java")) {
      String path = file.toString();
      String name = file.getFileName().toString();
      if (allowed.contains(name) || path.contains("/demo/") || path.contains("/cli/") || path.contains("/postgres/")) {
        continue;
      }
      String code = read(file).replaceAll("(?s)/\\*.*?\\*/", "").replaceAll("(?m)(?<!:)//.*$", "");
      if (HAN.matcher(code).find() && !read(file).contains("i18n-exempt:")) {
        found.add(path);
      }
    }
    assertThat(found).as("move the text to a message file, or say why in a comment 'i18n-exempt: …'").isEmpty();
  }

  private static String raw(Texts texts, String key) {
    return texts.raw(key);
  }

  private static List<Path> files(String... endings) {
    try (Stream<Path> walk = Files.walk(MAIN)) {
      return walk.filter(p -> Stream.of(endings).anyMatch(e -> p.toString().endsWith(e)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
