package org.mingcha.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.clue.ClueCommand;

/** Clues put on lists during the day go out in the afternoon, each list with its letter. */
final class Dispatch {
  private record Way(long from, long to) {}

  private record Batch(long id, int version) {}

  private final Stage stage;
  private final Agenda agenda;
  private final Cast.Campaign campaign;
  private final Map<Way, List<ClueLife>> listed = new LinkedHashMap<>();

  Dispatch(Stage stage, Agenda agenda, Cast.Campaign campaign) {
    this.stage = stage;
    this.agenda = agenda;
    this.campaign = campaign;
  }

  void listed(long from, long to, ClueLife clue) {
    listed.computeIfAbsent(new Way(from, to), k -> new ArrayList<>()).add(clue);
  }

  /** The end of an office day: most lists go out. */
  void close(Instant at, Random random, Lives lives) {
    for (Map.Entry<Way, List<ClueLife>> entry : new LinkedHashMap<>(listed).entrySet()) {
      if (Lives.chance(random, 15)) {
        continue;
      }
      Way way = entry.getKey();
      stage
          .manager(way.from(), 0)
          .ifPresent(by -> send(at, way, by, new ArrayList<>(entry.getValue()), random, lives));
      listed.remove(way);
    }
  }

  private void send(
      Instant at, Way way, Cast.Account by, List<ClueLife> clues, Random random, Lives lives) {
    Batch draft = draft(way, by);
    if (draft == null) {
      return;
    }
    if (Lives.chance(random, 5)) {
      discard(at, by, draft, clues);
      return;
    }
    int version = draft.version();
    if (Lives.chance(random, 25)) {
      String letter = lives.say("clue", "letter", clues.getFirst().matter(), random);
      version =
          stage
              .perform(at, by, new ClueCommand.EditBatch(draft.id(), version, letter))
              .map(d -> d.version())
              .orElse(version);
    }
    if (stage.perform(at, by, new ClueCommand.SendBatch(draft.id(), version)).isEmpty()) {
      return;
    }
    Random receiver = new Random(random.nextLong());
    if (Lives.chance(random, 85)) {
      agenda.at(
          agenda.later(at, 0.1 + receiver.nextDouble(), receiver),
          then -> acknowledge(then, way, draft.id(), by));
    }
    clues.forEach(clue -> clue.arrived(at));
  }

  /** Thought better of: the clues come off the list, and the list is thrown away. */
  private void discard(Instant at, Cast.Account by, Batch draft, List<ClueLife> clues) {
    for (ClueLife clue : clues) {
      stage.perform(at, by, new ClueCommand.UnlistClue(draft.id(), clue.id()));
      clue.unlisted(at);
    }
    stage.perform(at, by, new ClueCommand.DiscardBatch(draft.id(), version(draft.id(), by)));
  }

  private void acknowledge(Instant at, Way way, long batch, Cast.Account sender) {
    stage
        .manager(way.to(), 0)
        .ifPresent(
            by -> {
              int version = version(batch, sender);
              stage.perform(at, by, new ClueCommand.AcknowledgeBatch(batch, version));
            });
  }

  private @Nullable Batch draft(Way way, Cast.Account by) {
    return stage.as(
        by,
        jdbc ->
            jdbc.sql(
                    """
                    select id, version from hand_over_batch
                     where campaign_id = :campaign and from_party = :from and to_party = :to and state = 'draft'
                     order by id limit 1
                    """)
                .param("campaign", campaign.id())
                .param("from", way.from())
                .param("to", way.to())
                .query((rs, n) -> new Batch(rs.getLong(1), rs.getInt(2)))
                .optional()
                .orElse(null));
  }

  private int version(long batch, Cast.Account by) {
    return stage.as(
        by,
        jdbc ->
            jdbc.sql("select version from hand_over_batch where id = :id")
                .param("id", batch)
                .query(Integer.class)
                .single());
  }
}
