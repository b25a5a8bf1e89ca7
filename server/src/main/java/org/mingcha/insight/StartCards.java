package org.mingcha.insight;

import static org.mingcha.insight.RecordKind.CLUE;
import static org.mingcha.insight.RecordKind.REPORT;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.mingcha.campaign.Campaign;
import org.mingcha.shared.Actor;
import org.mingcha.shared.text.Texts;

/** The numbers of a start page, by what the person does. */
final class StartCards {
  private final Actor actor;
  private final Campaign campaign;
  private final Tallies tallies;
  private final Instant now;
  private final Texts t;
  private final List<Overview.Card> cards = new ArrayList<>();

  StartCards(Actor actor, Campaign campaign, Tallies tallies, Instant now, Texts t) {
    this.actor = actor;
    this.campaign = campaign;
    this.tallies = tallies;
    this.now = now;
    this.t = t;
  }

  List<Overview.Card> make() {
    boolean oversees = actor.hasAny(Insight.OVERSEEING);
    List<Long> desk = actor.partiesAs(WorkItems.DESK);
    List<Long> managing = actor.partiesAs(WorkItems.MANAGING);
    List<Long> handling = actor.partiesAs(WorkItems.HANDLING);
    TreeSet<Long> own = new TreeSet<>(desk);
    own.addAll(handling);
    Tally tally = tallies.deadlines(campaign.id(), oversees ? null : own, now);
    if (!desk.isEmpty()) {
      card(tally, "inbox", RecordFilter.backlog(REPORT).withHolders(desk), "");
      card(
          tally,
          "inbox-overdue",
          RecordFilter.backlog(REPORT).withHolders(desk).withDue(DueBand.OVERDUE),
          "bad");
    }
    if (!managing.isEmpty()) {
      card(tally, "to-route", RecordFilter.states(CLUE, "open").withHolders(managing), "");
      card(tally, "to-review", RecordFilter.states(CLUE, "concluded").withHolders(managing), "");
    } else if (!handling.isEmpty()) {
      card(tally, "to-accept", RecordFilter.states(CLUE, "handed-over").withHolders(handling), "");
      card(tally, "to-verify", RecordFilter.states(CLUE, "verifying").withHolders(handling), "");
      card(
          tally,
          "own-overdue",
          RecordFilter.backlog(CLUE).withHolders(handling).withDue(DueBand.OVERDUE),
          "bad");
    }
    if (oversees) {
      card(tally, "all-overdue", Figures.CLUES_OVERDUE.filter(), "bad");
      card(tally, "all-due-7d", Figures.CLUES_DUE_7D.filter(), "warn");
    }
    return cards;
  }

  private void card(Tally tally, String key, RecordFilter filter, String tone) {
    long value = tally.count(filter);
    cards.add(
        new Overview.Card(
            t.get("insight.card." + key),
            "",
            value,
            Links.records(campaign.slug(), filter),
            value == 0 ? "" : tone));
  }
}
