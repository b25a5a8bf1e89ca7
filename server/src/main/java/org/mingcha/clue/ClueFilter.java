package org.mingcha.clue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;

/**
 * Which clues a list shows, in the vocabulary of docs/filters.md. Null means any.
 *
 * @param view which clues at all: with us, passed by us, or all that may be seen
 * @param silent no sign of life of the holder for so many days
 * @param due {@code overdue}, {@code today}, {@code 7d}, {@code later}, {@code none}, or a day
 */
public record ClueFilter(
    @Nullable String campaign,
    View view,
    Set<ClueState> states,
    @Nullable String category,
    @Nullable String importance,
    @Nullable String region,
    List<Long> holders,
    boolean key,
    boolean shelter,
    @Nullable String result,
    @Nullable String due,
    @Nullable String age,
    @Nullable Integer silent,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    Sort sort) {

  /** Which clues at all. */
  public enum View {
    /** The move is with an office of mine. */
    MINE,
    /** An office of mine handed them over or had them handed over. */
    PASSED,
    ALL
  }

  /** The order of a list. */
  public enum Sort {
    NEWEST,
    /** Earliest deadline first; only what has one. */
    DUE
  }

  private static final Set<String> KNOWN =
      Set.of(
          "campaign", "view", "state", "category", "importance", "region", "holder", "key", "shelter",
          "result", "due", "age", "silent", "from", "to", "sort", "after", "limit");

  public ClueFilter {
    states = Set.copyOf(states);
    holders = List.copyOf(holders);
  }

  /**
   * From the parameters of an address. An unknown one is refused: ignoring it would show more than
   * was asked for.
   */
  public static ClueFilter of(Map<String, String> in) {
    in.forEach(
        (name, value) -> {
          if (!KNOWN.contains(name) && !value.isBlank()) {
            throw unknown(name);
          }
        });
    View view = choice(View.class, in, "view", View.ALL);
    Set<ClueState> states = states(in.get("state"));
    return new ClueFilter(
        text(in, "campaign"),
        view,
        states,
        text(in, "category"),
        text(in, "importance"),
        region(text(in, "region")),
        ids(text(in, "holder")),
        yes(in, "key"),
        yes(in, "shelter"),
        text(in, "result"),
        text(in, "due"),
        text(in, "age"),
        days(text(in, "silent")),
        day(in, "from"),
        day(in, "to"),
        choice(Sort.class, in, "sort", view == View.MINE ? Sort.DUE : Sort.NEWEST));
  }

  static Refusal unknown(String field) {
    return Refusal.invalid(field, "clue.refusal.filter", field);
  }

  private static @Nullable String text(Map<String, String> in, String name) {
    String value = in.getOrDefault(name, "").strip();
    return value.isEmpty() ? null : value;
  }

  private static boolean yes(Map<String, String> in, String name) {
    String value = text(in, name);
    if (value != null && !value.equals("yes")) {
      throw unknown(name);
    }
    return value != null;
  }

  private static <E extends Enum<E>> E choice(
      Class<E> type, Map<String, String> in, String name, E otherwise) {
    String value = text(in, name);
    if (value == null) {
      return otherwise;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(e -> StateKeys.key(e).equals(value))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private static Set<ClueState> states(@Nullable String value) {
    EnumSet<ClueState> states = EnumSet.noneOf(ClueState.class);
    if (value == null || value.isBlank()) {
      return states;
    }
    for (String key : value.split(",")) {
      try {
        states.add(ClueState.of(key.strip()));
      } catch (IllegalArgumentException e) {
        throw unknown("state");
      }
    }
    return states;
  }

  private static List<Long> ids(@Nullable String value) {
    try {
      return value == null
          ? List.of()
          : Arrays.stream(value.split(",")).map(String::strip).map(Ids::parse).toList();
    } catch (Refusal e) {
      throw unknown("holder");
    }
  }

  private static @Nullable String region(@Nullable String typed) {
    if (typed == null) {
      return null;
    }
    // as a proposal writes it: name #code
    String code = typed.contains("#") ? typed.substring(typed.lastIndexOf('#') + 1).strip() : typed;
    if (!code.matches("\\d{6}(\\d{3}){0,2}")) {
      throw unknown("region");
    }
    return code;
  }

  private static @Nullable Integer days(@Nullable String value) {
    if (value == null) {
      return null;
    }
    if (!value.matches("\\d{1,4}")) {
      throw unknown("silent");
    }
    return Integer.valueOf(value);
  }

  private static @Nullable LocalDate day(Map<String, String> in, String name) {
    String value = text(in, name);
    try {
      return value == null ? null : Days.parse(value);
    } catch (DateTimeParseException e) {
      throw unknown(name);
    }
  }
}
