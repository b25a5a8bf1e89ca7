package org.mingcha.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the pages about accounts; ids as text, names in the reader's script. */
public final class AccessViews {
  private AccessViews() {}

  public record SessionRow(
      String id, String device, Instant startedAt, Instant lastUsedAt, boolean here) {}

  public record TokenRow(String id, String name, Instant createdAt, Instant expiresAt) {}

  /**
   * @param party empty: the whole installation
   * @param toAt null: open-ended
   * @param state {@code now}, {@code ahead} or {@code over}
   * @param endable whether the reader may end it
   */
  public record AppointmentRow(
      String id,
      String name,
      @Nullable String login,
      String role,
      String party,
      @Nullable String campaign,
      @Nullable Instant fromAt,
      @Nullable Instant toAt,
      String state,
      int version,
      boolean endable) {}

  public record AccountRow(
      String id,
      String login,
      String name,
      boolean disabled,
      boolean mustChange,
      Instant createdAt,
      int version) {}

  /** An official to choose. */
  public record OfficialRow(String id, String name, String posts, boolean hasAccount) {}

  public record Option(String value, String label) {}

  public record AuditRow(
      Instant at,
      @Nullable String name,
      @Nullable String login,
      String action,
      @Nullable String kind,
      @Nullable String recordId,
      String details) {}

  /** What was typed into the form of an appointment. */
  public record AppointmentForm(
      String role, String partyId, String campaignId, String fromOn, String toOn) {}

  /** A step in the life of an account or an appointment. */
  public record HistoryRow(
      Instant at, String act, @Nullable String by, @Nullable String reason) {}

  /** Everything on the page of one's own account. */
  public record Me(
      String login,
      String name,
      String language,
      List<AppointmentRow> appointments,
      List<SessionRow> sessions,
      List<TokenRow> tokens) {}
}
