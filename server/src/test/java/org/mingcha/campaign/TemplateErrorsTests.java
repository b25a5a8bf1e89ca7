package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.springframework.core.io.ClassPathResource;

/** One change to a good template, one error at the place marked with § in the changed text. */
@DisplayName("A template with a mistake")
final class TemplateErrorsTests {

  private static final String GOOD = read("campaigns/general.yaml");
  private static final Messages MESSAGES = new Messages();

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake("unknown-entry", "code: TY", "code: TY\n§colour: red", null),
        mistake("unknown-entry", "    letter: W", "    letter: W\n    §sound: loud", null),
        mistake("entry-twice", "code: TY", "code: TY\n§code: TZ", null),
        mistake("key-not-plain", "code: TY", "code: TY\n§[a]: b", null),
        mistake("missing-entry", "format: 1\n", "§", null),
        mistake("missing-entry", "code: TY", "code: §~", null),
        mistake(
            "missing-entry",
            "{zh-CN: 准备, zh-TW: 準備, en: Preparation}",
            "§{zh-CN: 准备, zh-TW: 準備}",
            null),
        mistake("missing-entry", "en: Preparation", "en: §''", null),
        mistake("not-simplified", "zh-CN: 准备", "zh-CN: §準備", null),
        mistake("not-traditional", "zh-TW: 準備", "zh-TW: §准备们", null),
        mistake("not-english", "en: Preparation", "en: §准备", null),
        mistake(
            "not-three-languages", "{zh-CN: 准备, zh-TW: 準備, en: Preparation}", "§Preparation", null),
        mistake("too-long", "en: Preparation", "en: §" + "long ".repeat(201), null),
        mistake("key-taken", "- key: inspecting", "- key: §preparing", null),
        mistake("not-a-key", "- key: inspecting", "- key: §In_Specting", null),
        mistake("not-a-key", "id: general", "id: §General", null),
        mistake("not-a-code", "code: TY", "code: §ty", null),
        mistake("not-a-number", "version: 1", "version: §one", null),
        mistake("not-a-number", "version: 1", "version: §'1'", null),
        mistake("not-a-number", "days: 15", "days: §0", null),
        mistake("not-true-or-false", "own-place: true", "own-place: §maybe", null),
        mistake("not-allowed", "unit: workdays", "unit: §weeks", null),
        mistake("not-allowed", "starts-at: closed", "starts-at: §whenever", null),
        mistake("not-allowed", "unit-kind: government}", "unit-kind: §ministry}", null),
        mistake(
            "value-twice",
            "parts: [reporter, reported,",
            "parts: [reporter, §reporter, reported,",
            null),
        mistake("not-a-list", "parts: [reporter, reported, facts]", "parts: §facts", null),
        mistake("not-a-mapping", "stages:\n", "stages:\n  - §soon\n", null),
        mistake("not-one-value", "code: TY", "code: §[TY]", null),
        mistake("too-few", "evidence: [photo]", "evidence: §[]", null),
        mistake("no-such-element", "evidence: [photo]", "evidence: [§film]", null),
        mistake("no-such-element", "parent: violation", "parent: §violations", null),
        mistake("no-such-element", "flag: [duty]", "flag: [§dutty]", null),
        mistake("no-such-element", "destination: petition-office", "destination: §petitions", null),
        mistake("no-such-element", "categories: [not-implemented,", "categories: [§nothing,", null),
        mistake("circle", "- key: violation\n", "- key: violation\n    parent: §funds\n", null),
        mistake("letter-taken", "letter: H", "letter: §W", null),
        mistake("not-a-letter", "letter: H", "letter: §HH", null),
        mistake("element-needed", "- key: web\n", "- key: site\n", "channels:\n  §- key: site"),
        mistake(
            "element-needed",
            "- key: reverify\n",
            "- key: again\n",
            "clocks:\n  §- key: acknowledge"),
        mistake("warnings-descend", "warn-before: [10, 5, 2]", "warn-before: §[2, 5, 10]", null),
        mistake("warnings-descend", "warn-before: [10, 5, 2]", "warn-before: §[20]", null),
        mistake(
            "extends-days-only",
            "amount: 20\n",
            "amount: 20\n    extend-over-holidays: §true\n",
            null),
        mistake("rule-hides-others", "    when: {flag: [crime]}\n", "", "  - §key: crime\n"),
        mistake("no-condition", "when: {flag: [crime]}", "when: §{}", null),
        mistake(
            "outcome-needed",
            "established: unknown",
            "established: partly",
            "conclusions:\n  §- key: substantiated"),
        mistake("measure-needed", "kind: cleared", "kind: other", "measures:\n  §- key: rectified"),
        mistake(
            "last-step-signed",
            "overdue: 30\n    unit: workdays\n    by: signature",
            "overdue: 30\n    unit: workdays\n    by: automatic",
            null),
        mistake("steps-ascend", "overdue: 15", "overdue: §5", null),
        mistake(
            "steps-one-unit",
            "overdue: 15\n    unit: workdays",
            "overdue: 15\n    unit: §days",
            null),
        mistake(
            "automatic-after-signature",
            "overdue: 15\n    unit: workdays\n    by: signature",
            "overdue: 15\n    unit: workdays\n    by: §automatic",
            null),
        mistake(
            "number-consecutive",
            "report: '{campaign}{year}{channel}{random:10}{check}'",
            "report: §'{campaign}{year}{n}'",
            null),
        mistake(
            "number-consecutive",
            "clue: '{campaign}X{year}{random:10}{check}'",
            "clue: §'{random:10}{n}'",
            null),
        mistake(
            "number-guessable",
            "clue: '{campaign}X{year}{random:10}{check}'",
            "clue: §'{random:4}'",
            null),
        mistake("number-repeats", "batch: '{campaign}-{year}-{n:3}'", "batch: §'{campaign}'", null),
        mistake(
            "not-a-number-pattern",
            "batch: '{campaign}-{year}-{n:3}'",
            "batch: §'{month}{n}'",
            null),
        mistake("document-number", "number: 督交〔{year}〕{n}号", "number: §督交{n}号", null),
        mistake(
            "form-needs",
            "parts: [reporter, reported, facts]",
            "parts: §[reporter, reported]",
            null),
        mistake(
            "form-needs", "parts: [reporter, reported, facts]", "parts: §[reported, facts]", null),
        mistake(
            "form-needs",
            "identity-modes: [anonymous, confidential, named]",
            "identity-modes: §[named]",
            null),
        mistake("form-needs", "contact-modes: [query-code,", "contact-modes: §[", null),
        mistake("not-a-media-type", "types: [image/jpeg,", "types: [§pictures,", null),
        mistake("total-below-file", "max-total-mb: 50", "max-total-mb: §10", null),
        mistake("scores-descend", "score: 2", "score: §3", null),
        mistake("place-shelters", "kind: place\n", "kind: place\n    shelter: §true\n", null),
        mistake("not-yaml", "code: TY", "code: [TY", null),
        mistake("control-character", "code: TY", "code: §\u0001", null),
        mistake("one-document", "satisfaction:\n", "satisfaction: []\n§---\nother:\n", null),
        mistake("anchor", "code: TY", "code: §&a TY", null),
        mistake("tag", "code: TY", "code: §!!java.net.URL TY", null),
        mistake("tag", "code: TY", "code: §!custom TY", null));
  }

  private static Arguments mistake(
      String message, String find, String change, @Nullable String place) {
    return arguments(message, find, change, place);
  }

  @ParameterizedTest(name = "[{index}] {0}: {2}")
  @MethodSource("mistakes")
  @DisplayName("is refused with the line and column of the mistake")
  void isRefusedAtItsPlace(String message, String find, String change, @Nullable String place) {
    assertThat(GOOD).contains(find);
    String marked = GOOD.replaceFirst(Pattern.quote(find), Matcher.quoteReplacement(change));
    String yaml = marked.replace("§", "");
    String context = place == null ? "" : place.replace("§", "");
    int at = place == null ? marked.indexOf('§') : yaml.indexOf(context) + place.indexOf('§');
    List<TemplateError> errors = errors(yaml);

    TemplateError error =
        errors.stream()
            .filter(e -> e.messageKey().equals("campaign.template.error." + message))
            .findFirst()
            .orElseThrow(() -> new AssertionError("instead: " + errors));
    if (at >= 0) {
      String before = yaml.substring(0, at);
      assertThat(error.line()).isEqualTo((int) before.chars().filter(c -> c == '\n').count() + 1);
      assertThat(error.column()).isEqualTo(before.length() - before.lastIndexOf('\n'));
    } else {
      assertThat(error.line()).isGreaterThan(1);
    }
    for (Language language : Language.values()) {
      Texts texts = MESSAGES.in(language);
      assertThat(texts.has(error.messageKey())).isTrue();
      assertThat(texts.get(error.messageKey(), error.args().toArray())).doesNotContain("{0}", "⟦");
    }
  }

  @Test
  @DisplayName("tells all its mistakes at once, in the order of the lines")
  void tellsAll() {
    String yaml =
        GOOD.replace("code: TY", "code: ty")
            .replace(
                "unit: workdays\n    warn-before: [10, 5, 2]", "unit: weeks\n    warn-before: []")
            .replace("evidence: [photo]", "evidence: [film]");

    assertThat(errors(yaml))
        .extracting(e -> e.messageKey().substring("campaign.template.error.".length()))
        .containsExactly("not-a-code", "not-allowed", "no-such-element");
    assertThat(errors(yaml)).isSortedAccordingTo(Comparator.comparing(TemplateError::line));
  }

  @Test
  @DisplayName("that hides a bomb of aliases is refused before anything is built from it")
  void refusesBombs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append(
          "a%d: &a%d [*a%d, *a%d, *a%d, *a%d]\n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
    }

    assertThat(errors(bomb.toString()))
        .extracting(TemplateError::messageKey)
        .contains("campaign.template.error.alias", "campaign.template.error.anchor");
  }

  @Test
  @DisplayName("of any size, depth or kind is an error and never an exception")
  void neverThrows() {
    assertThat(errors("#".repeat(CampaignTemplates.MAX_LENGTH + 1)))
        .extracting(TemplateError::messageKey)
        .containsExactly("campaign.template.error.too-large");
    assertThat(errors("a: " + "[".repeat(5000) + "]".repeat(5000)))
        .extracting(TemplateError::messageKey)
        .containsExactly("campaign.template.error.too-deep");
    for (String text :
        List.of("", " ", "just words", "- a\n- b", "~", "\"", "{", "? a", "%YAML 9.9\n---\na: b")) {
      assertThat(errors(text)).as(text).isNotEmpty();
    }
  }

  @Test
  @DisplayName("cut off at any place is refused without an exception")
  void cutOff() {
    for (int end = 0; end < GOOD.length() - 60; end += 97) {
      assertThat(errors(GOOD.substring(0, end))).isNotEmpty();
    }
  }

  private static List<TemplateError> errors(String yaml) {
    return switch (CampaignTemplates.parse(yaml, "test.yaml")) {
      case Parsed.Valid _ -> List.of();
      case Parsed.Invalid(List<TemplateError> errors) -> errors;
    };
  }

  private static String read(String file) {
    try {
      return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
