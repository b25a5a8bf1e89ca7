package org.mingcha.shared.workday;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.workday.WorkdayCalendar.Day;

@DisplayName("Rows of a yearly notice")
final class WorkdayRowsTests {

  @Test
  @DisplayName("are read with and without header, in the words offices use")
  void areRead() {
    WorkdayRows.Result result =
        WorkdayRows.parse(
            "\uFEFF日期,班休,备注\r\n2027-02-05,休,\"春节, 初一\"\r\n2027/2/7,班\r\n\r\n2027-2-8,true\n");

    assertThat(result.errors()).isEmpty();
    assertThat(result.days())
        .containsExactly(
            new Day(LocalDate.of(2027, 2, 5), false),
            new Day(LocalDate.of(2027, 2, 7), true),
            new Day(LocalDate.of(2027, 2, 8), true));
    assertThat(WorkdayRows.parse("2027-02-05,false").days()).hasSize(1);
  }

  @Test
  @DisplayName("with mistakes are refused as a whole, each mistake with its row")
  void areRefused() {
    WorkdayRows.Result result =
        WorkdayRows.parse(
            "date,workday\n"
                + "2027-02-30,true\n"
                + "2027-02-05,perhaps\n"
                + "2027-02-06,休\n"
                + "2027-02-06,班\n"
                + "soon,休\n"
                + "2027-02-07\n");

    assertThat(result.days()).isEmpty();
    assertThat(result.errors())
        .extracting(e -> e.row() + " " + e.messageKey())
        .containsExactly(
            "2 workday.error.not-a-date",
            "3 workday.error.not-worked-or-off",
            "5 workday.error.date-twice",
            "6 workday.error.not-a-date",
            "7 workday.error.not-worked-or-off");
  }

  @Test
  @DisplayName("that are empty, broken, endless or far too many are refused with a message")
  void areRefusedAsAWhole() {
    Messages messages = new Messages();
    StringBuilder endless = new StringBuilder();
    LocalDate.of(2027, 1, 1)
        .datesUntil(LocalDate.of(2027, 3, 1))
        .forEach(d -> endless.append(d).append(",false\n"));

    assertThat(key("")).isEqualTo("workday.error.empty");
    assertThat(key("2027-01-01,\"false")).isEqualTo("workday.error.not-csv");
    assertThat(key(endless.toString())).isEqualTo("workday.error.endless");
    assertThat(key("x".repeat(1024 * 1024 + 1))).isEqualTo("workday.error.too-large");
    for (Language language : Language.values()) {
      assertThat(messages.in(language).keys())
          .contains(
              "workday.error.empty",
              "workday.error.not-csv",
              "workday.error.endless",
              "workday.error.too-large",
              "workday.error.not-a-date",
              "workday.error.not-worked-or-off",
              "workday.error.date-twice");
    }
  }

  private static String key(String csv) {
    return WorkdayRows.parse(csv).errors().getFirst().messageKey();
  }
}
