package org.mingcha.intake.desk;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.ReportFilter;
import org.mingcha.intake.ReportState;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;

/**
 * The address of the inbox taken apart, after docs/filters.md. A parameter or value it does not know
 * is refused: left aside, the list would show more than a figure that links here counted.
 *
 * @param tab null when the address names states itself, as links from figures do
 */
record InboxQuery(
    @Nullable InboxTab tab, Map<String, String> given, @Nullable String after) {
  private static final Set<String> KNOWN =
      Set.of(
          "campaign", "state", "category", "region", "holder", "channel", "mode", "satisfied",
          "urgent", "unread", "due", "age", "from", "to");

  static InboxQuery of(Map<String, String> params) {
    Map<String, String> given = new LinkedHashMap<>();
    InboxTab tab = null;
    String after = null;
    for (Map.Entry<String, String> param : params.entrySet()) {
      String value = param.getValue().strip();
      if (value.isEmpty()) {
        continue;
      }
      switch (param.getKey()) {
        case "tab" -> tab = InboxTab.of(value).orElseThrow(() -> unknown("tab"));
        case "after" -> after = value;
        default -> {
          if (!KNOWN.contains(param.getKey())) {
            throw Refusal.invalid("query", "intake-desk.fault.filter");
          }
          given.put(param.getKey(), value);
        }
      }
    }
    if (tab == null && !given.containsKey("state")) {
      tab = given.containsKey("unread") ? InboxTab.WROTE : InboxTab.TRIAGE;
    }
    return new InboxQuery(tab, given, after);
  }

  private static Refusal unknown(String field) {
    return Refusal.invalid(field, "intake-desk.fault.filter");
  }

  /**
   * @param campaignId of the campaign that the address names, or null
   * @param own offices and groups of the officer: a tab shows their reports, unless holders are named
   */
  ReportFilter filter(@Nullable Long campaignId, List<Long> own) {
    List<Long> holders = holders();
    return new ReportFilter(
        campaignId,
        given.containsKey("state") || tab == null ? states() : tab.states(),
        given.get("category"),
        given.get("region"),
        holders.isEmpty() && tab != null ? own : holders,
        given.get("channel"),
        mode(),
        given.get("satisfied"),
        yes("urgent"),
        yes("unread") || (tab != null && tab.unread()),
        given.get("due"),
        given.get("age"),
        day("from"),
        day("to"),
        tab == null ? sortOf(states()) : tab.sort());
  }

  // only states in which somebody's move is due have deadlines to sort by
  private static ReportFilter.Sort sortOf(Set<ReportState> states) {
    Set<ReportState> open =
        EnumSet.of(ReportState.RECEIVED, ReportState.NEEDS_FACTS, ReportState.OBJECTED);
    return !states.isEmpty() && open.containsAll(states)
        ? ReportFilter.Sort.DUE
        : ReportFilter.Sort.NEWEST;
  }

  private Set<ReportState> states() {
    Set<ReportState> states = EnumSet.noneOf(ReportState.class);
    for (String key : list("state")) {
      try {
        states.add(ReportState.of(key));
      } catch (IllegalArgumentException e) {
        throw unknown("state");
      }
    }
    return states;
  }

  private List<Long> holders() {
    return list("holder").stream().map(Ids::parse).toList();
  }

  private List<String> list(String name) {
    String value = given.get(name);
    return value == null
        ? List.of()
        : Arrays.stream(value.split(",")).map(String::strip).filter(v -> !v.isEmpty()).toList();
  }

  private @Nullable IdentityMode mode() {
    String key = given.get("mode");
    if (key == null) {
      return null;
    }
    return Arrays.stream(IdentityMode.values())
        .filter(m -> m.key().equals(key))
        .findFirst()
        .orElseThrow(() -> unknown("mode"));
  }

  private boolean yes(String name) {
    String value = given.get(name);
    if (value != null && !value.equals("yes")) {
      throw unknown(name);
    }
    return value != null;
  }

  private @Nullable LocalDate day(String name) {
    String value = given.get(name);
    try {
      return value == null ? null : Days.parse(value);
    } catch (DateTimeParseException e) {
      throw unknown(name);
    }
  }

  /** The address of another tab with the same filters, but for the states a tab chooses itself. */
  String address(InboxTab other) {
    return address(
        "tab=" + other.key(), Set.of("state", "unread"), null);
  }

  /** This list from the beginning, or after a cursor. */
  String address(@Nullable String cursor) {
    return address(tab == null ? null : "tab=" + tab.key(), Set.of(), cursor);
  }

  private String address(@Nullable String first, Set<String> without, @Nullable String cursor) {
    String rest =
        given.entrySet().stream()
            .filter(e -> !without.contains(e.getKey()))
            .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    StringBuilder out = new StringBuilder("/desk/inbox");
    char joint = '?';
    for (String part : new String[] {first, rest, cursor == null ? null : "after=" + cursor}) {
      if (part != null && !part.isEmpty()) {
        out.append(joint).append(part);
        joint = '&';
      }
    }
    return out.toString();
  }
}
