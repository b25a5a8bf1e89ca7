package org.mingcha.insight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What one person may count at one instant, read in one statement. Exact: the same numbers as
 * counting the rows under row security, see docs/adr/0008-figures-at-size.md.
 *
 * <p>Cells stand in cuts, each with two or three properties; a filter is counted in the cut that
 * has all of its own.
 */
public final class Tally {

  /** A number in a cut; what a, b and the others mean depends on it, see V08. */
  record Cell(
      RecordKind kind, String cut, String a, String b, long holder, LocalDate day, int age, int due,
      long n) {}

  private final Map<String, List<Cell>> cells = new HashMap<>();
  private final LocalDate today;

  Tally(List<Cell> all, LocalDate today) {
    this.today = today;
    for (Cell cell : all) {
      cells.computeIfAbsent(cell.kind() + " " + cell.cut(), k -> new java.util.ArrayList<>()).add(cell);
    }
  }

  public LocalDate today() {
    return today;
  }

  /**
   * How many records the filter takes.
   *
   * @throws IllegalArgumentException when no cut has all of the filter's properties
   */
  public long count(RecordFilter f) {
    Set<String> asked = asked(f);
    if (Set.of("satisfied", "marks").containsAll(asked)) {
      return sum(f, "state", c -> marks(f, c.b()) && states(f, c.a()));
    }
    if (Set.of("channel", "days").containsAll(asked) && f.states().isEmpty()) {
      return sum(
          f,
          "channel",
          c ->
              (f.channel() == null || f.channel().equals(c.a()))
                  && (f.from() == null || !c.day().isBefore(f.from()))
                  && (f.to() == null || !c.day().isAfter(f.to())));
    }
    if (asked.equals(Set.of("category"))) {
      return sum(f, "category", c -> c.a().equals(f.category()) && states(f, c.b()));
    }
    if (asked.equals(Set.of("region"))) {
      String region = f.region() == null ? "" : f.region();
      String prefix = Regions.prefix(region);
      return sum(
          f,
          "region",
          c ->
              (region.isEmpty() ? c.a().isEmpty() : c.a().startsWith(prefix)) && states(f, c.b()));
    }
    if (asked.equals(Set.of("age")) && backlog(f)) {
      return sum(f, "age", c -> f.age() != null && c.age() == f.age().ordinal() && states(f, c.a()));
    }
    if (Set.of("due", "holder").containsAll(asked) && backlog(f)) {
      return sum(f, "due", c -> due(f, c.due()) && holder(f, c.holder()) && states(f, c.a()));
    }
    throw new IllegalArgumentException("no cut counts " + f.query());
  }

  /** Whether {@link #count} can. */
  public boolean counts(RecordFilter f) {
    Set<String> asked = asked(f);
    return Set.of("satisfied", "marks").containsAll(asked)
        || (Set.of("channel", "days").containsAll(asked) && f.states().isEmpty())
        || asked.equals(Set.of("category"))
        || asked.equals(Set.of("region"))
        || (asked.equals(Set.of("age")) && backlog(f))
        || (Set.of("due", "holder").containsAll(asked)
            && backlog(f)
            && (f.due() == null || f.due().day() == null || near(f.due().day())));
  }

  /** Holders of the backlog. */
  Set<Long> holders(RecordKind kind) {
    Set<Long> all = new TreeSet<>();
    in(kind, "due").forEach(c -> all.add(c.holder()));
    return all;
  }

  /** Categories that occur, with their number, none given as empty text. */
  Map<String, Long> categories(RecordKind kind) {
    Map<String, Long> all = new TreeMap<>();
    in(kind, "category").forEach(c -> all.merge(c.a(), c.n(), Long::sum));
    return all;
  }

  /** Codes of places that occur; none given as empty text. */
  Set<String> regions(RecordKind kind) {
    Set<String> all = new TreeSet<>();
    in(kind, "region").forEach(c -> all.add(c.a()));
    return all;
  }

  private Set<String> asked(RecordFilter f) {
    Set<String> asked = new TreeSet<>();
    note(asked, "category", f.category() != null);
    note(asked, "region", f.region() != null);
    note(asked, "holder", !f.holders().isEmpty());
    note(asked, "channel", f.channel() != null);
    note(asked, "satisfied", f.satisfied() != null);
    note(asked, "marks", f.key() || f.shelter());
    note(asked, "due", f.due() != null);
    note(asked, "age", f.age() != null);
    note(asked, "days", f.from() != null || f.to() != null);
    return asked;
  }

  private static void note(Set<String> asked, String name, boolean is) {
    if (is) {
      asked.add(name);
    }
  }

  private static boolean backlog(RecordFilter f) {
    return !f.states().isEmpty() && f.kind().backlog().containsAll(f.states());
  }

  private boolean near(LocalDate day) {
    return !day.isBefore(today) && !day.isAfter(today.plusDays(7));
  }

  private static boolean states(RecordFilter f, String state) {
    return f.states().isEmpty() || f.states().contains(state);
  }

  private static boolean holder(RecordFilter f, long holder) {
    return f.holders().isEmpty() || f.holders().contains(holder);
  }

  private static boolean marks(RecordFilter f, String marks) {
    if (f.satisfied() != null) {
      return marks.equals(f.satisfied().equals("none") ? "" : f.satisfied());
    }
    return (!f.key() || marks.contains("key")) && (!f.shelter() || marks.contains("shelter"));
  }

  private boolean due(RecordFilter f, int due) {
    DueBand band = f.due();
    if (band == null) {
      return true;
    }
    return band.day() == null
        ? due >= band.first() && due <= band.last()
        : due == today.until(band.day(), java.time.temporal.ChronoUnit.DAYS);
  }

  private long sum(RecordFilter f, String cut, Predicate<Cell> in) {
    long sum = 0;
    for (Cell cell : in(f.kind(), cut)) {
      if (in.test(cell)) {
        sum += cell.n();
      }
    }
    return sum;
  }

  private List<Cell> in(RecordKind kind, String cut) {
    return cells.getOrDefault(kind + " " + cut, List.of());
  }
}
