package org.mingcha.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingcha.intake.Words;

/** What the demonstration's reporters write, without an application. */
class TextsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);
  private static final List<String> CHANNELS =
      List.of("web", "hotline", "letter", "visit", "batch", "field");

  private static List<String> texts(String situations, int count) {
    Cast.Campaign campaign =
        new Cast.Campaign(
            1,
            "t",
            "t",
            2,
            "500000",
            List.of(
                new Cast.Place("500101", "万州区", "wanzhou"), // i18n-exempt: names of real places
                new Cast.Place("500102", "涪陵区", "fuling")),
            List.of(),
            TODAY.minusDays(50),
            situations);
    Random random = new Random(7);
    MatterMaker matters = new MatterMaker(new Cast(), campaign, new NameMaker(), TODAY);
    ReportWriter writer = new ReportWriter(matters.grammar());
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Matter matter = i % 40 == 39 ? matters.english(random) : matters.make(random, List.of());
      Words first = null;
      for (ReportWriter.Kin kin : ReportWriter.Kin.values()) {
        Words words = writer.tell(matter, CHANNELS.get(i % 6), kin, first, random);
        first = first == null ? words : first;
        texts.add(words.joined());
      }
    }
    return texts;
  }

  @ParameterizedTest
  @ValueSource(strings = {"situations.txt", "environment.txt"})
  void the_same_seed_gives_the_same_texts_and_hardly_one_twice(String situations) {
    List<String> texts = texts(situations, 300);
    assertThat(texts).isEqualTo(texts(situations, 300));
    assertThat(new HashSet<>(texts)).hasSizeGreaterThan(texts.size() * 97 / 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"situations.txt", "environment.txt"})
  void texts_are_whole_and_of_a_length_that_people_write(String situations) {
    assertThat(texts(situations, 300))
        .allSatisfy(
            text -> {
              assertThat(text).doesNotContain("{", "}", "[", "]", "|", "null");
              assertThat(text.length()).isBetween(50, 1300);
            });
  }
}
