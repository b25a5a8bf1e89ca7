package org.mingcha.intake.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inbox as its page shows it.
 *
 * @param given filters as they stand in the address
 * @param first address of the first page, null when this is it
 */
public record InboxPage(
    List<Tab> tabs,
    List<Row> rows,
    Map<String, String> given,
    @Nullable String tab,
    List<Option> campaigns,
    List<Option> channels,
    List<Option> categories,
    boolean filtered,
    boolean enters,
    @Nullable String first,
    @Nullable String next,
    List<OpenDraft> drafts,
    String mark,
    Instant now) {

  /**
   * A tab.
   *
   * @param count as shown: a number, or "999+"
   */
  public record Tab(String key, String href, String count, boolean current) {}

  /** A choice of a filter. */
  public record Option(String value, String name) {}

  /**
   * A report in the list.
   *
   * @param line first line of the facts
   */
  public record Row(
      String id,
      String number,
      Instant shownAt,
      String channel,
      String region,
      String holder,
      String line,
      String state,
      @Nullable Instant dueAt,
      boolean urgent,
      int unread) {}

  /** What was typed and not yet filed. */
  public record OpenDraft(String id, String channel, String line, Instant updatedAt) {}

  public String given(String name) {
    return given.getOrDefault(name, "");
  }

  /** Says nothing: it holds words. */
  @Override
  public String toString() {
    return "InboxPage[redacted]";
  }
}
