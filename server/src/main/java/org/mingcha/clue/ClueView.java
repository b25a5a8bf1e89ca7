package org.mingcha.clue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Text;
import org.mingcha.documents.StoredFile;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Unit;

/**
 * A clue as whoever may see it sees it, whole.
 *
 * @param allowed acts that the person may do now
 * @param hints keys of {@code clue.hint.*} about the newest conclusion
 * @param proposals who should handle it; empty unless the person may hand it over
 */
public record ClueView(
    ClueLine line,
    Campaign campaign,
    @Nullable String industry,
    @Nullable Long mergedInto,
    List<Summary> summaries,
    List<Subject> subjects,
    List<Report> reports,
    List<Option> proposals,
    List<Hop> chain,
    List<Step> steps,
    List<Outcome> outcomes,
    List<String> hints,
    List<Rung> ladder,
    List<Ledger.Entry> history,
    List<String> allowed) {

  public record Summary(int version, String body, Instant at, @Nullable String author) {}

  /** Whom the clue is about; {@code standing} is unverified until a conclusion is approved. */
  public record Subject(
      long id,
      String role,
      @Nullable Long officialId,
      @Nullable Long unitId,
      @Nullable String name,
      String standing) {}

  /** A report behind the clue, with its words part by part. */
  public record Report(
      long id, String number, String channel, String state, Instant shownAt, List<Part> words, int version) {}

  public record Part(String part, String text) {}

  /** A proposed receiver with the reason. */
  public record Option(String rule, Text target, Text reason, List<Unit> units, List<Unit> copyTo) {}

  /** A link of the chain; a listed one is on a draft. */
  public record Hop(
      long id,
      long batchId,
      long fromParty,
      long toParty,
      @Nullable Long aboveId,
      String purpose,
      HandOverState state,
      @Nullable String overruled,
      @Nullable Instant sentAt,
      @Nullable Instant dueAt,
      @Nullable Instant answeredAt) {}

  public record Step(
      long id,
      String method,
      LocalDate doneOn,
      String body,
      Instant at,
      @Nullable String official,
      long partyId,
      List<StoredFile> files) {}

  /** A conclusion with the reviews of it. */
  public record Outcome(
      long id,
      int round,
      String result,
      List<String> measures,
      String facts,
      String basis,
      String answer,
      Map<Long, String> standings,
      Instant at,
      @Nullable String official,
      long partyId,
      List<Decision> decisions) {}

  public record Decision(
      String decision, @Nullable String reason, Instant at, @Nullable String official, long partyId) {}

  /** A step of the ladder. */
  public record Rung(
      long id,
      String step,
      Instant overdueSince,
      String state,
      Instant proposedAt,
      @Nullable Instant decidedAt,
      @Nullable String decidedBy,
      @Nullable String reason,
      boolean mayDecide) {}
}
