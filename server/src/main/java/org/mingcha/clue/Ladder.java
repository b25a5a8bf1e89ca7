package org.mingcha.clue;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Deadlines;
import org.mingcha.campaign.EscalationStep;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Climbs the escalation ladder for what is overdue, acting as the clock. Automatic steps are taken;
 * steps that need a signature are proposed once and wait for a person. The next step comes only
 * after the one before was taken or declined.
 */
@Component
class Ladder {
  /** Clues looked at in one transaction, so that none is locked for long. */
  private static final int AT_ONCE = 200;

  private final Acting acting;
  private final JdbcClient jdbc;
  private final ClueRows clues;
  private final LadderSteps steps;
  private final Campaigns campaigns;
  private final Ledger ledger;
  private final Clock clock;

  Ladder(
      Acting acting,
      JdbcClient jdbc,
      ClueRows clues,
      LadderSteps steps,
      Campaigns campaigns,
      Ledger ledger,
      Clock clock) {
    this.acting = acting;
    this.jdbc = jdbc;
    this.clues = clues;
    this.steps = steps;
    this.campaigns = campaigns;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** One round over all overdue clues; gives how many steps were taken or proposed. */
  int climb() {
    acting.asClock(actor -> steps.lapse(now()));
    int taken = 0;
    long after = 0;
    while (true) {
      List<Long> some = overdue(after);
      if (some.isEmpty()) {
        return taken;
      }
      after = some.getLast();
      taken +=
          acting.asClock(
              actor -> {
                ActContext context = new ActContext(actor, now());
                return some.stream().mapToInt(id -> climb(id, context)).sum();
              });
    }
  }

  private List<Long> overdue(long after) {
    return acting.asClock(
        actor ->
            jdbc.sql(
                    """
                    select id from clue
                     where state in ('open', 'handed-over', 'verifying', 'concluded', 'objected')
                       and due_at < :now and id > :after
                     order by id limit :limit
                    """)
                .param("now", ClueRows.stamp(now()))
                .param("after", after)
                .param("limit", AT_ONCE)
                .query(Long.class)
                .list());
  }

  private int climb(long id, ActContext context) {
    Optional<ClueRow> found = clues.lock(id);
    if (found.isEmpty() || found.get().dueAt() == null || !found.get().state().isLive()) {
      return 0;
    }
    ClueRow clue = found.get();
    Instant due = clue.dueAt();
    CampaignTemplate template = campaigns.get(clue.campaignId()).template();
    Deadlines deadlines = campaigns.deadlines();
    int taken = 0;
    int at = clue.ladderStep();
    while (!waits(clue)) {
      Optional<EscalationStep> next = deadlines.nextStep(template.ladder(), at, due, context.now());
      if (next.isEmpty()) {
        break;
      }
      EscalationStep step = next.get();
      steps.add(clue, step.key(), step.automatic(), due, context.now());
      if (step.automatic()) {
        at++;
        steps.climb(id, at);
      }
      ledger.append(
          context,
          Ledger.Step.of(
                  clue.campaignId(), "clue", id, step.automatic() ? "ladder.take" : "ladder.propose")
              .states(clue.state().key(), clue.state().key())
              .with(Map.of("step", step.key())));
      taken++;
    }
    return taken;
  }

  private boolean waits(ClueRow clue) {
    return steps.of(clue.id()).stream()
        .anyMatch(s -> s.state().equals("proposed") && s.overdueSince().equals(clue.dueAt()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
