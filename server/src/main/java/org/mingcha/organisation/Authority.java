package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recusal and the next competent body. Conflicts are computed by the database functions {@code
 * conflicts_of} and {@code unit_conflicts_of}, which row security asks too: there is one rule.
 */
@Component
class Authority {
  private final JdbcClient jdbc;
  private final Units units;
  private final Regions regions;

  Authority(JdbcClient jdbc, Units units, Regions regions) {
    this.jdbc = jdbc;
    this.units = units;
    this.regions = regions;
  }

  Set<Long> conflicts(long officialId, LocalDate on) {
    return new HashSet<>(
        jdbc.sql("select unnest(conflicts_of(:official, :on))")
            .param("official", officialId)
            .param("on", on)
            .query(Long.class)
            .list());
  }

  boolean mayReceive(long unitId, Collection<Long> subjects, LocalDate on) {
    return jdbc.sql(
            """
            select coalesce((select u.opened_on <= :on and (u.closed_on is null or u.closed_on >= :on)
                               and not unit_conflicts_of(u.id, :on) && :subjects
                          from unit u where u.id = :unit), false)
            """)
        .param("unit", unitId)
        .param("on", on)
        .param("subjects", subjects.toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  Optional<Unit> nextHigher(Unit unit, LocalDate on) {
    List<String> above =
        regions.line(unit.regionCode()).stream().skip(1).map(Region::code).toList();
    List<Unit> sameKind =
        above.isEmpty() ? List.of() : units.nearest(above, unit.kind(), unit.industry(), on);
    if (!sameKind.isEmpty()) {
      return Optional.of(sameKind.getFirst());
    }
    return units.line(unit.id()).stream().skip(1).filter(u -> u.openOn(on)).findFirst();
  }

  Optional<Unit> firstReceiver(Unit unit, Collection<Long> subjects, LocalDate on) {
    Set<Long> seen = new HashSet<>();
    Optional<Unit> next = Optional.of(unit);
    // each unit is asked once, so that superiors that lead back into a lower region cannot loop
    while (next.isPresent() && seen.add(next.get().id())) {
      if (mayReceive(next.get().id(), subjects, on)) {
        return next;
      }
      next = nextHigher(next.get(), on);
    }
    return Optional.empty();
  }
}
