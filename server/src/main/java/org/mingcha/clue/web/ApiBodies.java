package org.mingcha.clue.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.Done;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;

/**
 * What the API of clues takes and gives. Ids are 13 characters. A version stands in the body or, as a
 * number, in the header {@code If-Match}.
 */
final class ApiBodies {
  private ApiBodies() {}

  record Answer(String id, int version, boolean visible) {
    static Answer of(Done done) {
      return new Answer(Ids.text(done.id()), done.version(), done.visible());
    }
  }

  /** Exactly one of official, unit and name. */
  record SubjectBody(
      @Nullable String role, @Nullable String officialId, @Nullable String unitId, @Nullable String name) {
    ClueCommand.Subject subject() {
      return new ClueCommand.Subject(said(role), id(officialId), id(unitId), name);
    }
  }

  record FactsBody(
      @Nullable String title,
      @Nullable String summary,
      @Nullable String category,
      @Nullable String industry,
      @Nullable String region,
      @Nullable String importance,
      @Nullable Boolean keyClue,
      @Nullable Boolean shelter) {
    ClueCommand.Facts facts() {
      return new ClueCommand.Facts(
          said(title), said(summary), said(category), industry, said(region), said(importance), Boolean.TRUE.equals(keyClue),
          Boolean.TRUE.equals(shelter));
    }
  }

  record OpenBody(
      @Nullable Integer reportVersion, @Nullable FactsBody facts, @Nullable List<SubjectBody> subjects) {}

  record JoinBody(@Nullable Integer reportVersion, @Nullable String clueId) {}

  record TransferBody(
      @Nullable Integer version,
      @Nullable String destination,
      @Nullable String reason,
      @Nullable String answer) {}

  record AskBody(@Nullable Integer reportVersion, @Nullable String question) {}

  record EditBody(@Nullable Integer version, @Nullable FactsBody facts) {}

  record AddSubjectBody(@Nullable Integer version, @Nullable SubjectBody subject) {}

  record ReasonBody(@Nullable Integer version, @Nullable String reason) {}

  record SplitBody(@Nullable Integer version, @Nullable String reportId, @Nullable String reason) {}

  record MergeBody(@Nullable Integer version, @Nullable String intoId, @Nullable String reason) {}

  record VersionBody(@Nullable Integer version) {}

  record NoteBody(@Nullable Integer version, @Nullable String text) {}

  /** One file of evidence. */
  record Upload(@Nullable String name, @Nullable String base64) {
    @Override
    public String toString() {
      return "Upload[redacted]";
    }
  }

  record StepBody(
      @Nullable Integer version,
      @Nullable String method,
      @Nullable LocalDate doneOn,
      @Nullable String text,
      @Nullable List<Upload> files) {}

  record ConcludeBody(
      @Nullable Integer version,
      @Nullable String result,
      @Nullable List<String> measures,
      @Nullable String facts,
      @Nullable String basis,
      @Nullable String answer,
      @Nullable Map<String, String> standings) {}

  record ElsewhereBody(@Nullable Integer version, @Nullable String toParty, @Nullable String reason) {}

  record ListBody(
      @Nullable Integer version,
      @Nullable String toParty,
      @Nullable String batchId,
      @Nullable String rule,
      @Nullable String reason) {}

  record BatchBody(
      @Nullable String campaign,
      @Nullable String fromParty,
      @Nullable String toParty,
      @Nullable String letter) {}

  record LetterBody(@Nullable Integer version, @Nullable String letter) {}

  static String said(@Nullable String text) {
    return text == null ? "" : text;
  }

  static @Nullable Long id(@Nullable String text) {
    return text == null || text.isBlank() ? null : Ids.parse(text);
  }

  static long required(String field, @Nullable String text) {
    Long id = id(text);
    if (id == null) {
      throw Refusal.invalid(field, "clue.refusal.required");
    }
    return id;
  }

  static int version(@Nullable Integer inBody, @Nullable String ifMatch) {
    if (inBody != null) {
      return inBody;
    }
    String header = said(ifMatch).replace("\"", "").replace("W/", "").strip();
    if (!header.matches("\\d{1,9}")) {
      throw Refusal.invalid("version", "clue.refusal.version");
    }
    return Integer.parseInt(header);
  }
}
