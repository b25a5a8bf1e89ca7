package org.mingcha.clue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.KeptFile;

/**
 * What people ask for, one record an act. {@code version} is the clue's (or batch's) version that
 * the form was drawn from; another version meanwhile is refused as stale.
 */
public sealed interface ClueCommand {

  /**
   * Whom a clue is about: exactly one of official, unit and name.
   *
   * @param role key of a subject role of the template
   * @param name of somebody or something that is not in the organisation; kept sealed
   */
  record Subject(
      String role, @Nullable Long officialId, @Nullable Long unitId, @Nullable String name) {}

  /** The facts of a clue that its manager sets. */
  record Facts(
      String title,
      String summary,
      String category,
      @Nullable String industry,
      String region,
      String importance,
      boolean keyClue,
      boolean shelter) {}

  /** A report becomes a new clue. */
  record Open(long reportId, int reportVersion, Facts facts, List<Subject> subjects)
      implements ClueCommand {}

  /** A report joins a clue that is there. */
  record Join(long reportId, int reportVersion, long clueId) implements ClueCommand {}

  /**
   * A report is outside the campaign's matter.
   *
   * @param destination key of a transfer destination
   * @param answer what the reporter reads
   */
  record TransferReport(
      long reportId, int reportVersion, String destination, String reason, String answer)
      implements ClueCommand {}

  /** A report needs more facts: a question to the reporter. */
  record Ask(long reportId, int reportVersion, String question) implements ClueCommand {}

  record Edit(long clueId, int version, Facts facts) implements ClueCommand {}

  record AddSubject(long clueId, int version, Subject subject) implements ClueCommand {}

  record RemoveSubject(long clueId, int version, long subjectId, String reason)
      implements ClueCommand {}

  /** A report leaves the clue and goes back to the inbox. */
  record SplitReport(long clueId, int version, long reportId, String reason)
      implements ClueCommand {}

  /** All reports of the clue go on in another; this one ends. */
  record Merge(long clueId, int version, long intoId, String reason) implements ClueCommand {}

  /** The clue is outside the campaign's matter, with all its reports. */
  record TransferClue(long clueId, int version, String destination, String reason, String answer)
      implements ClueCommand {}

  /** The holder verifies it itself. */
  record SelfVerify(long clueId, int version) implements ClueCommand {}

  /** Progress, in the holder's words. */
  record Note(long clueId, int version, String text) implements ClueCommand {}

  record Accept(long clueId, int version) implements ClueCommand {}

  record Return(long clueId, int version, String reason) implements ClueCommand {}

  /** An office above takes the clue back and verifies it itself (提级). */
  record Withdraw(long clueId, int version, String reason) implements ClueCommand {}

  /**
   * A step of verification.
   *
   * @param files evidence whose bytes lie in the store already
   */
  record Verify(
      long clueId,
      int version,
      String method,
      @Nullable LocalDate doneOn,
      String text,
      List<KeptFile> files)
      implements ClueCommand {}

  /**
   * @param result key of a conclusion of the template
   * @param measures keys of measures of the template
   * @param answer what the reporters will read
   * @param standings by id of subject: confirmed, not-confirmed or cleared; set when approved
   */
  record Conclude(
      long clueId,
      int version,
      String result,
      List<String> measures,
      String facts,
      String basis,
      String answer,
      Map<Long, String> standings)
      implements ClueCommand {}

  record Approve(long clueId, int version, @Nullable String note) implements ClueCommand {}

  record ReVerify(long clueId, int version, String reason) implements ClueCommand {}

  record TakeUp(long clueId, int version, String reason) implements ClueCommand {}

  /** To a unit of another place that never had it (异地核查). */
  record Elsewhere(long clueId, int version, long toParty, String reason) implements ClueCommand {}

  record SignStep(long clueId, long stepId, @Nullable String note) implements ClueCommand {}

  record DeclineStep(long clueId, long stepId, String reason) implements ClueCommand {}

  /**
   * @param letter words of the covering letter; null for the usual ones
   */
  record CreateBatch(long campaignId, long fromParty, long toParty, @Nullable String letter)
      implements ClueCommand {}

  record EditBatch(long batchId, int version, String letter) implements ClueCommand {}

  /**
   * Puts a clue on the list for a receiver: the given draft, else the sender's draft to that
   * receiver, else a new one.
   *
   * @param rule key of the routing rule that proposed the receiver; null when overruled
   * @param reason why another receiver than proposed
   */
  record ListClue(
      long clueId,
      int version,
      long toParty,
      @Nullable Long batchId,
      @Nullable String rule,
      @Nullable String reason)
      implements ClueCommand {}

  record UnlistClue(long batchId, long clueId) implements ClueCommand {}

  record SendBatch(long batchId, int version) implements ClueCommand {}

  record AcknowledgeBatch(long batchId, int version) implements ClueCommand {}

  record DiscardBatch(long batchId, int version) implements ClueCommand {}
}
