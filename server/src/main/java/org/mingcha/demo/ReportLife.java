package org.mingcha.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.clue.ClueCommand;
import org.mingcha.intake.QueryCode;

/** A report from the inbox on: triage with its four outcomes. */
final class ReportLife {
  private final Lives lives;
  private final Matter matter;
  private final long id;
  private final QueryCode code;
  private final Random random;
  private @Nullable ClueLife clue;
  private int asked;
  private boolean spoken;

  ReportLife(Lives lives, Matter matter, long id, QueryCode code, Random random) {
    this.lives = lives;
    this.matter = matter;
    this.id = id;
    this.code = code;
    this.random = random;
  }

  long id() {
    return id;
  }

  QueryCode code() {
    return code;
  }

  Matter matter() {
    return matter;
  }

  /** The report came in; somebody looks at it in a few days. */
  void filed(Instant at) {
    lives.reporters.filed(this, lives, at, random);
    if (Lives.chance(random, 2)) {
      return; // lies in the inbox until it is overdue
    }
    lives.agenda.at(lives.agenda.later(at, 0.15 + random.nextDouble() * 2.4, random), this::triage);
  }

  void triage(Instant at) {
    Stage.ReportNow now = lives.stage.report(id);
    if (!now.state().equals("received") && !now.state().equals("needs-facts")) {
      return;
    }
    Cast.Account by = lives.stage.manager(now.holder(), random.nextInt(3)).orElse(null);
    if (by == null) {
      return;
    }
    if (matter.destination() != null) {
      lives.stage.perform(
          at,
          by,
          new ClueCommand.TransferReport(
              id,
              now.version(),
              matter.destination(),
              lives.say("transfer", "reason", matter, random),
              lives.say("transfer", "answer", matter, random)));
      return;
    }
    if (asked == 0 && Lives.chance(random, 9)) {
      asked++;
      lives
          .stage
          .perform(
              at,
              by,
              new ClueCommand.Ask(
                  id, now.version(), lives.say("words", "question", matter, random)))
          .ifPresent(done -> lives.reporters.asked(this, lives, at, random));
      return;
    }
    ClueLife there = lives.cluesOf(matter).get(now.holder());
    if (there != null && !Lives.chance(random, 12)) {
      if (there.join(this, now, by, at)) {
        clue = there;
        return;
      }
    }
    ClueLife wrong = lives.newestOf(now.holder());
    if (there == null && wrong != null && Lives.chance(random, 2) && wrong.join(this, now, by, at)) {
      lives.agenda.at(
          lives.agenda.later(at, 0.5 + random.nextDouble(), random), then -> wrong.split(this, then));
      return;
    }
    open(now, by, at, there);
  }

  private void open(Stage.ReportNow now, Cast.Account by, Instant at, @Nullable ClueLife like) {
    boolean key = Lives.chance(random, 7) || (matter.shelter() && Lives.chance(random, 12));
    String title = matter.title();
    ClueCommand.Facts facts =
        new ClueCommand.Facts(
            title.length() > 100 ? title.substring(0, 100) : title,
            lives.say("clue", "summary", matter, random),
            matter.category(),
            matter.industry(),
            matter.region(),
            lives.vocabulary.severity(key, random).key(),
            key,
            matter.shelter());
    lives
        .stage
        .perform(at, by, new ClueCommand.Open(id, now.version(), facts, subjects()))
        .ifPresent(
            done -> {
              ClueLife opened = new ClueLife(lives, matter, done.id(), new Random(random.nextLong()));
              clue = opened;
              opened.joined(this);
              if (like == null) {
                lives.opened(matter, now.holder(), opened);
                opened.begin(at);
              } else {
                opened.beginAsDouble(at, like);
              }
            });
  }

  private List<ClueCommand.Subject> subjects() {
    List<ClueCommand.Subject> named = new ArrayList<>();
    String person = lives.vocabulary.role("PERSON", false);
    if (person != null) {
      named.add(new ClueCommand.Subject(person, null, null, matter.fill().get("boss")));
    }
    if (matter.official() != null) {
      named.add(
          new ClueCommand.Subject(
              lives.vocabulary.officialRole(true), matter.official().id(), null, null));
    }
    if (matter.unit() != null) {
      String unit = lives.vocabulary.role("UNIT", false);
      named.add(new ClueCommand.Subject(unit == null ? "" : unit, null, matter.unit(), null));
    }
    return named;
  }

  /** The clue that the report is in was approved. */
  void answered(Instant at) {
    if (spoken) {
      return; // one verdict each is enough
    }
    spoken = true;
    lives.reporters.answered(this, lives, at, random);
  }

  @Nullable ClueLife clue() {
    return clue;
  }
}
