package org.mingcha.insight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;

/** Reads filters from an address. What is not known is refused: ignoring it would show too much. */
public final class FilterReader {
  private static final Set<String> OTHERS = Set.of("campaign", "kind", "figure", "after");
  private static final int MOST_HOLDERS = 100;

  private FilterReader() {}

  /**
   * @param params of the request; empty values count as absent
   * @throws Refusal invalid, naming each parameter that is not known or not readable
   */
  public static RecordFilter read(RecordKind kind, Map<String, String> params) {
    Refusal.Faults faults = new Refusal.Faults();
    RecordFilter filter = RecordFilter.all(kind);
    for (Map.Entry<String, String> param : params.entrySet()) {
      String value = param.getValue().trim();
      if (value.isEmpty() || OTHERS.contains(param.getKey())) {
        continue;
      }
      Optional<RecordFilter> applied = apply(filter, param.getKey(), value);
      if (applied.isEmpty()) {
        faults.add(param.getKey(), "insight.refusal.filter", param.getKey());
      }
      filter = applied.orElse(filter);
    }
    faults.refuseIfAny();
    return filter;
  }

  private static Optional<RecordFilter> apply(RecordFilter f, String name, String value) {
    boolean report = f.kind() == RecordKind.REPORT;
    return switch (name) {
      case "state" -> {
        List<String> states = List.of(value.split(","));
        yield f.kind().states().containsAll(states)
            ? Optional.of(f.withStates(states))
            : Optional.empty();
      }
      case "category" -> key(value, f::withCategory);
      case "region" ->
          value.equals("none") || value.matches("[0-9]{6}([0-9]{3}){0,2}")
              ? Optional.of(f.withRegion(value.equals("none") ? "" : value))
              : Optional.empty();
      case "holder" -> ids(value).map(f::withHolders);
      case "channel" -> report ? key(value, f::withChannel) : Optional.empty();
      case "satisfied" ->
          report && Set.of("yes", "no", "none").contains(value)
              ? Optional.of(f.withSatisfied(value))
              : Optional.empty();
      case "key" ->
          !report && value.equals("yes") ? Optional.of(f.keyOnly()) : Optional.empty();
      case "shelter" ->
          !report && value.equals("yes") ? Optional.of(f.shelterOnly()) : Optional.empty();
      case "due" -> DueBand.of(value).map(f::withDue);
      case "age" -> AgeBand.of(value).map(f::withAge);
      case "from" -> Values.day(value).map(day -> f.withDays(day, f.to()));
      case "to" -> Values.day(value).map(day -> f.withDays(f.from(), day));
      default -> Optional.empty();
    };
  }

  private static Optional<RecordFilter> key(String value, Function<String, RecordFilter> then) {
    return value.matches("[a-z0-9-]{1,60}")
        ? Optional.of(then.apply(value.equals("none") ? "" : value))
        : Optional.empty();
  }

  private static Optional<List<Long>> ids(String value) {
    List<Long> ids = new ArrayList<>();
    for (String part : value.split(",")) {
      @Nullable Long id = id(part);
      if (id == null || ids.size() == MOST_HOLDERS) {
        return Optional.empty();
      }
      ids.add(id);
    }
    return Optional.of(ids);
  }

  private static @Nullable Long id(String text) {
    try {
      return Ids.parse(text);
    } catch (Refusal notAnId) {
      return null;
    }
  }
}
