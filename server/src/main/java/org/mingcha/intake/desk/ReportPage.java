package org.mingcha.intake.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.intake.ReportPanel;
import org.mingcha.shared.Refusal;

/**
 * A report as its page shows it. Who the reporter is never stands in it.
 *
 * @param origin what stands on a letter or in a batch's row
 * @param allowed acts that this person may do now
 * @param typed what was typed into a form that came back
 */
public record ReportPage(
    String id,
    int version,
    String number,
    String state,
    String channel,
    String category,
    String region,
    String holder,
    Instant shownAt,
    @Nullable Instant dueAt,
    Instant stateSince,
    String mode,
    boolean reachable,
    boolean urgent,
    int unread,
    List<Part> words,
    Map<String, String> origin,
    List<Said> said,
    List<File> files,
    List<Step> history,
    @Nullable Mark falseMark,
    List<ReportPanel.Panel> panels,
    List<String> allowed,
    List<Refusal.Field> errors,
    String failedAct,
    String typed,
    String viewer,
    Instant now) {

  /** A part of the words: key of its name, text. */
  public record Part(String key, String text) {}

  /** Something said after filing. */
  public record Said(boolean fromReporter, String kind, String text, Instant at, String by) {}

  public record File(String id, String name, String kind, String size, boolean fromReporter, Instant at) {}

  /** A step of the history. */
  public record Step(
      String act,
      String by,
      String office,
      Instant at,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {}

  /**
   * A proposal to mark the report as knowingly false.
   *
   * @param outcome {@code open}, {@code confirmed} or {@code rejected}
   */
  public record Mark(String by, String reason, String outcome, boolean own) {}

  public boolean may(String act) {
    return allowed.contains(act);
  }

  public boolean failed(String act) {
    return failedAct.equals(act);
  }

  /** What stands in an act's field when its form comes back. */
  public String typedIn(String act) {
    return failed(act) ? typed : "";
  }

  /** Says nothing: it holds words. */
  @Override
  public String toString() {
    return "ReportPage[" + id + "]";
  }
}
