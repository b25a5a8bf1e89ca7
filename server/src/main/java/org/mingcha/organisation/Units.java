package org.mingcha.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads units. */
@Repository
class Units {
  static final String COLUMNS =
      "u.id, u.name, u.name_hant, u.kind, u.industry, u.region_code, u.superior_id, u.line, u.opened_on, u.closed_on, u.version";

  private final JdbcClient jdbc;

  Units(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Unit> find(long id) {
    return jdbc.sql("select " + COLUMNS + " from unit u where u.id = :id")
        .param("id", id)
        .query(Units::unit)
        .optional();
  }

  /**
   * The unit, which nobody else changes until the transaction ends.
   *
   * @throws Refusal not found; stale, when it is at another version
   */
  Unit lock(long id, int version) {
    Unit unit =
        jdbc.sql("select " + COLUMNS + " from unit u where u.id = :id for update")
            .param("id", id)
            .query(Units::unit)
            .optional()
            .orElseThrow(Refusal::notFound);
    if (unit.version() != version) {
      throw Refusal.stale(unit.version());
    }
    return unit;
  }

  /** Until the transaction ends nobody else creates, moves or closes units. */
  void lockTree() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('mingcha.unit-tree'))").query().listOfRows();
  }

  /** Whether another open unit of the region has the same name. */
  boolean existsAlike(String name, String regionCode, long but) {
    return jdbc.sql(
            """
            select exists (select 1 from unit
             where name = :name and region_code = :region and closed_on is null and id <> :but)
            """)
        .param("name", name)
        .param("region", regionCode)
        .param("but", but)
        .query(Boolean.class)
        .single();
  }

  /** Open units of exactly this name in either script. */
  List<Unit> named(String name, LocalDate on) {
    return jdbc.sql(
            """
            select %s from unit u where (u.name = :name or u.name_hant = :name)
               and u.opened_on <= :on and (u.closed_on is null or u.closed_on >= :on)
             order by u.id limit 20
            """
                .formatted(COLUMNS))
        .param("name", name)
        .param("on", on)
        .query(Units::unit)
        .list();
  }

  Map<Long, Unit> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select " + COLUMNS + " from unit u where u.id = any (:ids)")
        .param("ids", ids.stream().distinct().toArray(Long[]::new))
        .query(Units::unit)
        .list()
        .stream()
        .collect(Collectors.toMap(Unit::id, u -> u));
  }

  List<Unit> line(long id) {
    return jdbc.sql(
            """
            select %s from unit me cross join lateral unnest(me.line) with ordinality l (id, step)
              join unit u on u.id = l.id
             where me.id = :id order by l.step
            """
                .formatted(COLUMNS))
        .param("id", id)
        .query(Units::unit)
        .list();
  }

  /** Open units of a kind in the first of the regions (nearest first) that has any. */
  List<Unit> nearest(Collection<String> regions, UnitKind kind, @Nullable String industry, LocalDate on) {
    List<Unit> all =
        jdbc.sql(
                """
                select %s from unit u
                 where u.region_code = any (:regions) and u.kind = :kind
                   and (:industry::text is null or u.industry = :industry)
                   and u.opened_on <= :on and (u.closed_on is null or u.closed_on >= :on)
                 order by array_position(:regions, u.region_code), u.id
                """
                    .formatted(COLUMNS))
            .param("regions", regions.toArray(String[]::new))
            .param("kind", kind.key())
            .param("industry", industry, Types.VARCHAR)
            .param("on", on)
            .query(Units::unit)
            .list();
    return all.stream().filter(u -> u.regionCode().equals(all.getFirst().regionCode())).toList();
  }

  /**
   * Units in a list, by id.
   *
   * @param regionPrefix digits with which the region's code begins; null for all
   */
  List<Unit> list(
      @Nullable String words,
      @Nullable String regionPrefix,
      @Nullable UnitKind kind,
      @Nullable Long superior,
      @Nullable LocalDate openOn,
      @Nullable Long after,
      int limit) {
    String typed = words == null ? "" : words.strip().replaceAll("([\\\\%_])", "\\\\$1");
    String latin = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return jdbc.sql(
            """
            select %s from unit u
             where (:after::bigint is null or u.id > :after)
               and (:words = '' or u.name like '%%' || :words || '%%' or u.name_hant like '%%' || :words || '%%'
                    or (:latin <> '' and (u.pinyin like :latin || '%%' or u.initials like :latin || '%%')))
               and (:prefix::text is null or u.region_code like :prefix || '%%')
               and (:kind::text is null or u.kind = :kind)
               and (:superior::bigint is null or u.superior_id = :superior)
               and (:on::date is null or (u.opened_on <= :on and (u.closed_on is null or u.closed_on >= :on)))
             order by u.id limit :limit
            """
                .formatted(COLUMNS))
        .param("after", after, Types.BIGINT)
        .param("words", typed)
        .param("latin", latin.length() == typed.replace(" ", "").length() ? latin : "")
        .param("prefix", regionPrefix, Types.VARCHAR)
        .param("kind", kind == null ? null : kind.key(), Types.VARCHAR)
        .param("superior", superior, Types.BIGINT)
        .param("on", openOn, Types.DATE)
        .param("limit", limit)
        .query(Units::unit)
        .list();
  }

  static Unit unit(ResultSet rs, int n) throws SQLException {
    return new Unit(
        rs.getLong("id"),
        rs.getString("name"),
        rs.getString("name_hant"),
        UnitKind.of(rs.getString("kind")),
        rs.getString("industry"),
        rs.getString("region_code"),
        rs.getObject("superior_id", Long.class),
        Arrays.asList((Long[]) rs.getArray("line").getArray()),
        rs.getObject("opened_on", LocalDate.class),
        rs.getObject("closed_on", LocalDate.class),
        rs.getInt("version"));
  }
}
