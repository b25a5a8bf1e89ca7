package org.mingcha.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.mingcha.campaign.Conclusion.Established;
import org.mingcha.clue.ClueCommand;
import org.mingcha.shared.text.Texts;

/**
 * A clue from its opening on: each step looks at where the clue stands, has the right person do one
 * act, and puts the next step on the agenda. Some holders are slow, some never stir.
 */
final class ClueLife {
  private final Lives lives;
  private final Matter matter;
  private final long id;
  private final Random random;
  private final List<ReportLife> reports = new ArrayList<>();
  private final int who;
  private int steps;
  private int rounds;

  ClueLife(Lives lives, Matter matter, long id, Random random) {
    this.lives = lives;
    this.matter = matter;
    this.id = id;
    this.random = random;
    this.who = random.nextInt(3);
  }

  Matter matter() {
    return matter;
  }

  long id() {
    return id;
  }

  void joined(ReportLife report) {
    reports.add(report);
  }

  void begin(Instant at) {
    if (!Lives.chance(random, 5)) {
      next(at, 0.2 + random.nextDouble() * 1.6, this::route);
    }
  }

  /** The same matter was opened twice; soon somebody sees it. */
  void beginAsDouble(Instant at, ClueLife like) {
    next(
        at,
        0.2 + random.nextDouble(),
        then -> {
          boolean merged =
              List.of("open", "handed-over", "verifying").contains(like.now().state())
                  && act(
                  then,
                  manager(now().manager(), 1),
                  new ClueCommand.Merge(
                      id, now().version(), like.id, lives.say("clue", "merge", matter, random)));
          if (merged) {
            reports.forEach(like::joined);
          } else {
            route(then);
          }
        });
  }

  /** Whether the report could join. */
  boolean join(ReportLife report, Stage.ReportNow as, Cast.Account by, Instant at) {
    Stage.ClueNow clue = now();
    if (List.of("merged", "transferred", "approved").contains(clue.state())
        || clue.manager() != as.holder()) {
      return false;
    }
    boolean joined =
        act(at, Optional.of(by), new ClueCommand.Join(report.id(), as.version(), id));
    if (joined) {
      reports.add(report);
    }
    return joined;
  }

  void split(ReportLife report, Instant at) {
    Stage.ClueNow clue = now();
    boolean split =
        act(
            at,
            manager(clue.manager(), 0),
            new ClueCommand.SplitReport(
                id, clue.version(), report.id(), lives.say("clue", "split", matter, random)));
    if (split) {
      reports.remove(report);
      lives.agenda.at(lives.agenda.later(at, 0.1, random), report::triage);
    }
  }

  private void route(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("open") && !clue.state().equals("objected")) {
      return;
    }
    if (steps++ == 0 && Lives.chance(random, 2)) {
      String destination = Lives.pick(lives.vocabulary.template().transferDestinations(), random).key();
      act(
          at,
          manager(clue.manager(), 0),
          new ClueCommand.TransferClue(
              id,
              clue.version(),
              destination,
              lives.say("transfer", "reason", matter, random),
              lives.say("transfer", "answer", matter, random)));
      return;
    }
    if (clue.state().equals("open") && Lives.chance(random, 7)) {
      if (act(at, manager(clue.holder(), 0), new ClueCommand.SelfVerify(id, clue.version()))) {
        next(at, 0.5 + random.nextDouble() * 2, this::verify);
      }
      return;
    }
    Optional<Long> to =
        clue.state().equals("objected") || rounds > 0
            ? lives.routes.elsewhere(clue, random)
            : lives.routes.first(matter, clue, random);
    to.ifPresent(receiver -> list(at, clue, receiver));
  }

  private void list(Instant at, Stage.ClueNow clue, long to) {
    String reason = lives.say("clue", "overrule", matter, random);
    boolean listed =
        act(
            at,
            manager(clue.holder(), 0),
            new ClueCommand.ListClue(id, clue.version(), to, null, null, reason));
    if (listed) {
      lives.dispatch.listed(clue.holder(), to, this);
    }
  }

  /** It came off a list before that went out. */
  void unlisted(Instant at) {
    boolean onward = now().state().equals("verifying");
    next(at, 0.3 + random.nextDouble(), onward ? this::handOn : this::route);
  }

  /** The receiver has it since then. */
  void arrived(Instant at) {
    int fate = random.nextInt(100);
    if (fate < 7) {
      next(at, 0.3 + random.nextDouble() * 2, this::giveBack);
    } else if (fate < 10) {
      // stirs only after the office above has called
      next(at, 9 + random.nextDouble() * 6, this::accept);
    } else if (fate >= 14) {
      next(at, 0.1 + random.nextDouble() * 2.6, this::accept);
    }
  }

  private void giveBack(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("handed-over")) {
      return;
    }
    if (act(
        at,
        lives.stage.handler(clue.holder(), 0),
        new ClueCommand.Return(id, clue.version(), lives.say("clue", "return", matter, random)))) {
      rounds++;
      next(at, 0.3 + random.nextDouble() * 2, this::route);
    }
  }

  private void accept(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("handed-over")
        || !act(at, lives.stage.handler(clue.holder(), 0), new ClueCommand.Accept(id, clue.version()))) {
      return;
    }
    if (Lives.chance(random, 8)) {
      return; // nothing more is heard
    }
    boolean onward = lives.routes.coordinates(clue.holder(), clue) && Lives.chance(random, 85);
    next(at, 0.3 + random.nextDouble() * 2, onward ? this::handOn : this::verify);
  }

  private void handOn(Instant at) {
    Stage.ClueNow clue = now();
    if (clue.state().equals("verifying")) {
      lives
          .routes
          .onward(clue.holder(), clue)
          .ifPresentOrElse(to -> list(at, clue, to), () -> verify(at));
    }
  }

  private void verify(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("verifying")) {
      return;
    }
    Optional<Cast.Account> by = lives.stage.handler(clue.holder(), 0);
    if (Lives.chance(random, 20)) {
      act(
          at,
          by,
          new ClueCommand.Note(id, clue.version(), lives.say("words", "note", matter, random)));
      clue = now();
    }
    String method = lives.vocabulary.method(random);
    String text = lives.say("verification", "step-" + method, matter, random);
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    act(
        at,
        by,
        new ClueCommand.Verify(
            id,
            clue.version(),
            method,
            day.minusDays(random.nextInt(2)),
            text.isEmpty() ? lives.say("verification", "step-interview", matter, random) : text,
            lives.evidence.forVerification(random)));
    if (Lives.chance(random, 6)) {
      return; // stays unfinished
    }
    boolean more = Lives.chance(random, 50);
    next(at, 0.4 + random.nextDouble() * (more ? 2.2 : 3.2), more ? this::verify : this::conclude);
  }

  private void conclude(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("verifying")) {
      return;
    }
    int fate = random.nextInt(100);
    Established found =
        fate < 38
            ? Established.FULLY
            : fate < 68 ? Established.PARTLY : fate < 90 ? Established.NOT_TRUE : Established.UNKNOWN;
    String how =
        switch (found) {
          case FULLY -> "full";
          case PARTLY -> "part";
          case NOT_TRUE -> "none";
          case UNKNOWN -> "unknown";
        };
    boolean concluded =
        act(
            at,
            lives.stage.handler(clue.holder(), 0),
            new ClueCommand.Conclude(
                id,
                clue.version(),
                lives.vocabulary.result(found).key(),
                lives.vocabulary.measures(found, random),
                lives.say("verification", "facts-" + how, matter, random),
                lives.say("verification", "basis", matter, random),
                lives.say("verification", "answer-" + how, matter, random),
                standings(found)));
    if (concluded && !Lives.chance(random, 7)) {
      next(at, 0.3 + random.nextDouble() * 3, this::review);
    }
  }

  private Map<Long, String> standings(Established found) {
    Map<Long, String> standings = new HashMap<>();
    String standing =
        switch (found) {
          case FULLY -> "confirmed";
          case PARTLY -> Lives.chance(random, 50) ? "confirmed" : "not-confirmed";
          case NOT_TRUE -> "cleared";
          case UNKNOWN -> "";
        };
    if (!standing.isEmpty()) {
      lives
          .stage
          .ids("select id from clue_subject where clue_id = :id and removed_at is null order by id", id)
          .forEach(subject -> standings.put(subject, standing));
    }
    return standings;
  }

  private void review(Instant at) {
    Stage.ClueNow clue = now();
    if (!clue.state().equals("concluded")) {
      return;
    }
    // somebody else than whoever concluded
    Optional<Cast.Account> by = manager(clue.holder(), 1);
    boolean top = clue.holder() == clue.manager();
    int fate = top ? random.nextInt(100) : random.nextInt(60);
    if (fate < 82 || rounds > 1) {
      approve(at, clue, by);
      return;
    }
    rounds++;
    if (fate < 92) {
      if (act(at, by, new ClueCommand.ReVerify(id, clue.version(), lives.say("clue", "reverify", matter, random)))) {
        next(at, 1 + random.nextDouble() * 3, this::verify);
      }
    } else if (fate < 96) {
      if (act(at, by, new ClueCommand.TakeUp(id, clue.version(), lives.say("clue", "take-up", matter, random)))) {
        next(at, 0.5 + random.nextDouble() * 2, this::verify);
      }
    } else {
      Optional<Long> to = lives.routes.elsewhere(clue, random);
      if (to.isPresent()
          && act(
              at,
              by,
              new ClueCommand.Elsewhere(
                  id, clue.version(), to.get(), lives.say("clue", "elsewhere", matter, random)))) {
        arrived(at);
      }
    }
  }

  private void approve(Instant at, Stage.ClueNow clue, Optional<Cast.Account> by) {
    String note = lives.say("clue", "approve-note", matter, random);
    if (!act(at, by, new ClueCommand.Approve(id, clue.version(), note.isEmpty() ? null : note))) {
      return;
    }
    if (now().state().equals("approved")) {
      List.copyOf(reports).forEach(r -> r.answered(at));
    } else {
      next(at, 0.2 + random.nextDouble() * 2, this::review);
    }
  }

  /** A reporter objected: the clue goes to somebody who never had it. */
  void objected(Instant at) {
    rounds++;
    if (!Lives.chance(random, 30)) {
      next(at, 0.3 + random.nextDouble() * 2, this::route);
    }
  }

  Stage.ClueNow now() {
    return lives.stage.clue(id);
  }

  private Optional<Cast.Account> manager(long party, int shift) {
    return lives.stage.manager(party, who + shift);
  }

  private boolean act(Instant at, Optional<Cast.Account> by, ClueCommand command) {
    return by.flatMap(account -> lives.stage.perform(at, account, command)).isPresent();
  }

  private void next(Instant from, double days, java.util.function.Consumer<Instant> step) {
    lives.agenda.at(lives.agenda.later(from, days, random), step);
  }
}
