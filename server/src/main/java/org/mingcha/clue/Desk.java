package org.mingcha.clue;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaigns;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** What nearly every act on a clue needs at hand. */
@Component
class Desk {
  /** Longest text of a summary, a step, facts; in characters. */
  static final int LONG_TEXT = 20_000;

  static final int SHORT_TEXT = 2_000;
  static final int TITLE = 120;

  final Guard guard;
  final ClueRows clues;
  final Links links;
  final Custody custody;
  final Clocks clocks;
  final ClueReports reports;
  final ClueReportLinks members;
  final Campaigns campaigns;
  private final Ledger ledger;

  Desk(
      Guard guard,
      ClueRows clues,
      Links links,
      Custody custody,
      Clocks clocks,
      ClueReports reports,
      ClueReportLinks members,
      Campaigns campaigns,
      Ledger ledger) {
    this.guard = guard;
    this.clues = clues;
    this.links = links;
    this.custody = custody;
    this.clocks = clocks;
    this.reports = reports;
    this.members = members;
    this.campaigns = campaigns;
    this.ledger = ledger;
  }

  /** Appends a step of the clue's history: from the state before to the state after. */
  void record(
      Held held,
      String act,
      ClueState to,
      @Nullable String reason,
      Map<String, Object> details,
      ActContext context) {
    ledger.append(
        context,
        Ledger.Step.of(held.clue().campaignId(), "clue", held.clue().id(), act)
            .by(held.party())
            .states(held.clue().state().key(), to.key())
            .because(reason)
            .with(details));
  }

  void record(Ledger.Step step, ActContext context) {
    ledger.append(context, step);
  }

  /** A text that must be there and not be longer than the limit. */
  static String required(Refusal.Faults faults, String field, @Nullable String text, int limit) {
    String clean = text == null ? "" : text.strip();
    faults.when(clean.isEmpty(), field, "clue.refusal.required");
    faults.when(clean.length() > limit, field, "clue.refusal.too-long", limit);
    return clean;
  }

  static String required(String field, @Nullable String text, int limit) {
    Refusal.Faults faults = new Refusal.Faults();
    String clean = required(faults, field, text, limit);
    faults.refuseIfAny();
    return clean;
  }

  /** A text that may be missing. */
  static @Nullable String optional(String field, @Nullable String text, int limit) {
    String clean = text == null ? "" : text.strip();
    if (clean.length() > limit) {
      throw Refusal.invalid(field, "clue.refusal.too-long", limit);
    }
    return clean.isEmpty() ? null : clean;
  }
}
