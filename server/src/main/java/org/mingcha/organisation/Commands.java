package org.mingcha.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the acts of this module are asked to do. Versions are those the form was made from; where a
 * traditional form of a name is null it is derived.
 */
public final class Commands {
  private Commands() {}

  /** What an act changed, and the version it is at now (0 where the record has none). */
  public record Changed(long id, int version) {}

  /**
   * @param kind key of {@link UnitKind}
   * @param industry key of the industry a regulator answers for
   */
  public record CreateUnit(
      String name,
      @Nullable String nameHant,
      String kind,
      @Nullable String industry,
      String regionCode,
      @Nullable Long superiorId,
      LocalDate openedOn) {}

  public record RenameUnit(
      long unitId, int version, String name, @Nullable String nameHant, @Nullable String industry) {}

  /**
   * @param superiorId null: the unit has no superior from now on
   */
  public record MoveUnit(
      long unitId, int version, @Nullable Long superiorId, @Nullable String reason) {}

  public record CloseUnit(long unitId, int version, LocalDate closedOn, @Nullable String reason) {}

  public record CreateOfficial(String name, @Nullable String nameHant) {}

  public record RenameOfficial(
      long officialId, int version, String name, @Nullable String nameHant) {}

  /**
   * @param rank key of {@link PostRank}
   * @param committeeId the party committee that manages the post
   * @param disciplineId the discipline body competent for its holder
   */
  public record CreatePost(
      long unitId,
      String title,
      @Nullable String titleHant,
      boolean head,
      String rank,
      @Nullable Long committeeId,
      @Nullable Long disciplineId,
      LocalDate openedOn) {}

  public record ChangePost(
      long postId,
      int version,
      String title,
      @Nullable String titleHant,
      boolean head,
      String rank,
      @Nullable Long committeeId,
      @Nullable Long disciplineId) {}

  public record ClosePost(long postId, int version, LocalDate closedOn) {}

  /**
   * @param toOn the last day; null while open-ended
   */
  public record AppointToPost(
      long postId, long officialId, LocalDate fromOn, @Nullable LocalDate toOn) {}

  public record EndHolding(long holdingId, LocalDate toOn) {}

  /**
   * Exactly one of {@code againstId} and {@code regionCode}.
   *
   * @param againstId an official or a unit
   * @param tie key of {@link Interest.Tie}
   */
  public record DeclareInterest(
      @Nullable Long againstId, @Nullable String regionCode, String tie) {}

  public record WithdrawInterest(long interestId) {}

  /**
   * @param uploadId of a checked file
   */
  public record ConfirmImport(long uploadId) {}

  /** How many records an import made, and how many it changed. */
  public record Imported(int added, int changed) {}
}
