package org.mingcha.demo;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.mingcha.intake.ReporterDesk;

/** Reporters who come back with their query codes. */
final class CodeHolders {
  private final ReporterDesk desk;
  private final Stage stage;
  private final Agenda agenda;

  CodeHolders(ReporterDesk desk, Stage stage, Agenda agenda) {
    this.desk = desk;
    this.stage = stage;
    this.agenda = agenda;
  }

  /** Some add to what they told, of their own accord. */
  void filed(ReportLife report, Lives lives, Instant at, Random random) {
    if (Lives.chance(random, 12)) {
      agenda.at(
          Agenda.anyHour(dayAfter(at, random.nextInt(9)), random),
          then ->
              say(
                  report,
                  random.nextInt(5) == 0 ? ReporterDesk.Kind.CORRECTION : ReporterDesk.Kind.ADDITION,
                  lives.say("words", "addition", report.matter(), random),
                  then));
    }
  }

  public void asked(ReportLife report, Lives lives, Instant at, Random random) {
    if (!Lives.chance(random, 60)) {
      return;
    }
    agenda.at(
        Agenda.anyHour(dayAfter(at, 1 + random.nextInt(5)), random),
        then -> {
          if (say(
              report,
              ReporterDesk.Kind.ANSWER,
              lives.say("words", "answer", report.matter(), random),
              then)) {
            agenda.at(agenda.later(then, 0.2 + random.nextDouble() * 2, random), report::triage);
          }
        });
  }

  public void answered(ReportLife report, Lives lives, Instant at, Random random) {
    int fate = random.nextInt(100);
    Instant when = Agenda.anyHour(dayAfter(at, 1 + random.nextInt(6)), random);
    if (fate < 52) {
      boolean satisfied = Lives.chance(random, 72);
      agenda.at(
          when,
          then -> stage.attempt(then, "rate", () -> rate(report, satisfied)));
    } else if (fate < 61) {
      agenda.at(
          when,
          then ->
              stage
                  .attempt(
                      then,
                      "object",
                      () -> {
                        desk.object(
                            report.code().reveal(),
                            lives.say("words", "objection", report.matter(), random),
                            null);
                        return true;
                      })
                  .ifPresent(
                      done -> {
                        ClueLife clue = report.clue();
                        if (clue != null) {
                          clue.objected(then);
                        }
                      }));
    }
  }

  private boolean rate(ReportLife report, boolean satisfied) {
    desk.rate(report.code().reveal(), satisfied, null, null);
    return true;
  }

  private boolean say(ReportLife report, ReporterDesk.Kind kind, String text, Instant at) {
    return stage
        .attempt(
            at,
            "say",
            () -> {
              desk.say(report.code().reveal(), kind, text, List.of(), null);
              return true;
            })
        .isPresent();
  }

  private static java.time.LocalDate dayAfter(Instant at, int days) {
    return java.time.LocalDate.ofInstant(at, org.mingcha.shared.text.Texts.ZONE).plusDays(1L + days);
  }
}
