package org.mingcha.demo;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.mingcha.clue.ClueCommand;
import org.mingcha.shared.Role;

/** Steps of the ladder that wait for a signature: many are signed, some declined, some left lying. */
final class Signatures {
  private final Lives lives;

  Signatures(Lives lives) {
    this.lives = lives;
  }

  private record Waiting(long id, long clue) {}

  void sign(Instant at, Random random) {
    List<Waiting> waiting =
        lives.stage.asClock(
            jdbc ->
                jdbc.sql(
                        """
                        select id, clue_id from ladder_step
                         where campaign_id = :campaign and state = 'proposed' order by proposed_at, id
                        """)
                    .param("campaign", lives.campaign.id())
                    .query((rs, n) -> new Waiting(rs.getLong(1), rs.getLong(2)))
                    .list());
    Cast.Account leader =
        lives.stage.cast().holding(lives.campaign.leadOffice(), Role.LEADER).getFirst();
    for (Waiting step : waiting) {
      int fate = random.nextInt(100);
      if (fate < 18) {
        String note = lives.grammar.say("clue", "ladder-sign", fill(random));
        lives.stage.perform(
            at,
            leader,
            new ClueCommand.SignStep(step.clue(), step.id(), note.isEmpty() ? null : note));
      } else if (fate < 22) {
        lives.stage.perform(
            at,
            leader,
            new ClueCommand.DeclineStep(
                step.clue(), step.id(), lives.grammar.say("clue", "ladder-decline", fill(random))));
      }
    }
  }

  private static Grammar.Fill fill(Random random) {
    return new Grammar.Fill(new java.util.HashMap<>(), random);
  }
}
