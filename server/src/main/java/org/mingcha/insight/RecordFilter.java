package org.mingcha.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;

/**
 * Which records: the filters of docs/filters.md as a value. A figure is a filter; the same value
 * gives its number ({@link Tally#count}), the records behind it ({@link RecordSql}) and its address
 * ({@link #query}), so that the three cannot disagree.
 *
 * @param states none: any
 * @param category key, or empty text for none given; null: any
 * @param region code; empty text for none given; null: any
 * @param holders ids of units or groups; none: any
 * @param satisfied {@code yes}, {@code no} or {@code none}; null: any
 * @param key whether only key clues, those supervised by name
 * @param shelter whether only clues in which an official is said to shelter the crime
 * @param from first day of receipt or opening
 * @param to last day
 */
public record RecordFilter(
    RecordKind kind,
    List<String> states,
    @Nullable String category,
    @Nullable String region,
    List<Long> holders,
    @Nullable String channel,
    @Nullable String satisfied,
    boolean key,
    boolean shelter,
    @Nullable DueBand due,
    @Nullable AgeBand age,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  public RecordFilter {
    states = List.copyOf(states);
    holders = List.copyOf(holders);
  }

  public static RecordFilter all(RecordKind kind) {
    return new RecordFilter(
        kind, List.of(), null, null, List.of(), null, null, false, false, null, null, null, null);
  }

  public static RecordFilter states(RecordKind kind, String... states) {
    return all(kind).withStates(List.of(states));
  }

  public static RecordFilter backlog(RecordKind kind) {
    return all(kind).withStates(kind.backlog());
  }

  public RecordFilter withStates(List<String> s) {
    return new RecordFilter(
        kind, s, category, region, holders, channel, satisfied, key, shelter, due, age, from, to);
  }

  public RecordFilter withCategory(String c) {
    return new RecordFilter(
        kind, states, c, region, holders, channel, satisfied, key, shelter, due, age, from, to);
  }

  public RecordFilter withRegion(String r) {
    return new RecordFilter(
        kind, states, category, r, holders, channel, satisfied, key, shelter, due, age, from, to);
  }

  public RecordFilter withHolders(List<Long> h) {
    return new RecordFilter(
        kind, states, category, region, h, channel, satisfied, key, shelter, due, age, from, to);
  }

  public RecordFilter withChannel(String c) {
    return new RecordFilter(
        kind, states, category, region, holders, c, satisfied, key, shelter, due, age, from, to);
  }

  public RecordFilter withSatisfied(String s) {
    return new RecordFilter(
        kind, states, category, region, holders, channel, s, key, shelter, due, age, from, to);
  }

  public RecordFilter keyOnly() {
    return new RecordFilter(
        kind, states, category, region, holders, channel, satisfied, true, shelter, due, age, from,
        to);
  }

  public RecordFilter shelterOnly() {
    return new RecordFilter(
        kind, states, category, region, holders, channel, satisfied, key, true, due, age, from, to);
  }

  public RecordFilter withDue(DueBand d) {
    return new RecordFilter(
        kind, states, category, region, holders, channel, satisfied, key, shelter, d, age, from, to);
  }

  public RecordFilter withAge(AgeBand a) {
    return new RecordFilter(
        kind, states, category, region, holders, channel, satisfied, key, shelter, due, a, from, to);
  }

  public RecordFilter withDays(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new RecordFilter(
        kind, states, category, region, holders, channel, satisfied, key, shelter, due, age, first,
        last);
  }

  /** The filter as it stands in an address, without question mark; empty when it takes all. */
  public String query() {
    List<String> parts = new ArrayList<>();
    add(parts, "state", states.isEmpty() ? null : String.join(",", states));
    add(parts, "category", category == null ? null : category.isEmpty() ? "none" : category);
    add(parts, "region", region == null ? null : region.isEmpty() ? "none" : region);
    add(
        parts,
        "holder",
        holders.isEmpty() ? null : String.join(",", holders.stream().map(Ids::text).toList()));
    add(parts, "channel", channel);
    add(parts, "satisfied", satisfied);
    add(parts, "key", key ? "yes" : null);
    add(parts, "shelter", shelter ? "yes" : null);
    add(parts, "due", due == null ? null : due.key());
    // "30+" would be read as "30 "
    add(parts, "age", age == null ? null : age.key().replace("+", "%2B"));
    add(parts, "from", from == null ? null : from.toString());
    add(parts, "to", to == null ? null : to.toString());
    return String.join("&", parts);
  }

  private static void add(List<String> parts, String name, @Nullable String value) {
    if (value != null) {
      parts.add(name + "=" + value);
    }
  }
}
