package org.mingcha.clue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.stereotype.Component;

/**
 * Clues: the door to every act on them and every look at them. Reading methods run inside a
 * transaction of {@code Acting}; what is not to be seen is not there.
 */
@Component
public class Clues {
  /** Counts stop here. */
  public static final int COUNTED = ClueListing.COUNTED;

  private final Acts acts;
  private final ClueActs byCommand;
  private final ClueListing listing;
  private final ClueReader reader;
  private final BatchReader batches;
  private final ClueRows rows;
  private final ClueReportLinks members;
  private final ClueReports reports;

  Clues(
      Acts acts,
      ClueActs byCommand,
      ClueListing listing,
      ClueReader reader,
      BatchReader batches,
      ClueRows rows,
      ClueReportLinks members,
      ClueReports reports) {
    this.acts = acts;
    this.byCommand = byCommand;
    this.listing = listing;
    this.reader = reader;
    this.batches = batches;
    this.rows = rows;
    this.members = members;
    this.reports = reports;
  }

  /**
   * Does what the command asks for, in one transaction, as the caller.
   *
   * @throws Refusal when who or what stands against it; nothing is changed then
   */
  public <C extends ClueCommand> Done perform(C command, Call call) {
    return acts.perform(byCommand.of(command), command, call);
  }

  /**
   * @param after cursor of the page before, or null for the first
   * @param limit at most 200
   */
  public ClueList list(ClueFilter filter, Actor actor, @Nullable String after, int limit) {
    return listing.list(filter, actor, after, limit);
  }

  /** How many clues a list has; {@link #COUNTED} + 1 means more than that. */
  public int count(ClueFilter filter, Actor actor) {
    return listing.count(filter, actor);
  }

  public Optional<ClueView> find(long id, Actor actor) {
    return reader.find(id, actor);
  }

  /**
   * @throws Refusal not found
   */
  public ClueView get(long id, Actor actor) {
    return find(id, actor).orElseThrow(Refusal::notFound);
  }

  /** A clue by the number on its papers. */
  public Optional<ClueLine> findByNumber(long campaignId, String number) {
    return rows.findByNumber(campaignId, number.strip()).map(ClueLine::of);
  }

  /** The clue that a report stands behind now. */
  public Optional<Long> findClueOf(long reportId) {
    return members.clueOf(reportId);
  }

  /** The same, when the person may see the clue too: who sees a report need not see its clue. */
  public Optional<ClueLine> findLineOf(long reportId) {
    return members.clueOf(reportId).flatMap(rows::find).map(ClueLine::of);
  }

  public Optional<BatchView> findBatch(long id, Actor actor) {
    return batches.find(id, actor);
  }

  public BatchView getBatch(long id, Actor actor) {
    return findBatch(id, actor).orElseThrow(Refusal::notFound);
  }

  /**
   * Batches of the person's offices, newest first; without their lists.
   *
   * @param tab {@code draft}, {@code sent} or {@code received}
   */
  public List<BatchView> listBatches(String tab, Actor actor, @Nullable Long after, int limit) {
    return batches.list(tab, actor, after, Math.clamp(limit, 1, ClueListing.MOST));
  }

  /** A report at triage, with which acts the person may do. */
  public record TriageView(
      long reportId,
      long campaignId,
      String number,
      @Nullable String category,
      @Nullable String region,
      List<ClueView.Part> words,
      int version,
      boolean waiting,
      boolean mayDecide,
      boolean mayAsk) {}

  public TriageView getTriage(long reportId, Actor actor) {
    ClueReports.ReportView r = reports.find(reportId).orElseThrow(Refusal::notFound);
    boolean waiting = Triage.isWaiting(r);
    return new TriageView(
        r.id(),
        r.campaignId(),
        r.number(),
        r.category(),
        r.region(),
        reports.words(List.of(reportId)).getOrDefault(reportId, List.of()).stream()
            .map(w -> new ClueView.Part(w.part(), w.text()))
            .toList(),
        r.version(),
        waiting,
        waiting && actor.holds(Lifecycles.MANAGING, r.holderId()),
        waiting && actor.holds(Triage.ASKING, r.holderId()));
  }

  /** Offices at which the person may run clues. */
  public List<Long> managingParties(Actor actor) {
    return actor.partiesAs(Lifecycles.MANAGING);
  }

  /** Roles that work with clues, for menus. */
  public static Set<org.mingcha.shared.Role> roles() {
    java.util.EnumSet<org.mingcha.shared.Role> all =
        java.util.EnumSet.copyOf(Lifecycles.HANDLING);
    all.add(org.mingcha.shared.Role.LEADER);
    return all;
  }
}
