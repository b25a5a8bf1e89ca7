package org.mingcha.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads officials, posts and who holds them. */
@Repository
class Officials {
  private static final String HOLDING =
      """
      select h.id as holding_id, h.from_on, h.to_on,
             p.id as post_id, p.unit_id, p.title, p.title_hant, p.head, p.rank, p.committee_id,
             p.discipline_id, p.opened_on, p.closed_on, p.version as post_version,
             o.id as official_id, o.name, o.name_hant, o.version as official_version
        from holding h join post p on p.id = h.post_id join official o on o.id = h.official_id
      """;

  private final JdbcClient jdbc;

  Officials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Official> find(long id) {
    return jdbc.sql("select id, name, name_hant, version from official where id = :id")
        .param("id", id)
        .query(Officials::official)
        .optional();
  }

  Optional<Official> lock(long id) {
    return jdbc.sql("select id, name, name_hant, version from official where id = :id for update")
        .param("id", id)
        .query(Officials::official)
        .optional();
  }

  Map<Long, Official> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select id, name, name_hant, version from official where id = any (:ids)")
        .param("ids", ids.stream().distinct().toArray(Long[]::new))
        .query(Officials::official)
        .list()
        .stream()
        .collect(Collectors.toMap(Official::id, o -> o));
  }

  /** Officials by the beginning of a name, of its pinyin or initials, by id. */
  List<Official> list(
      @Nullable String words, @Nullable Long unit, @Nullable LocalDate on, @Nullable Long after, int limit) {
    String typed = words == null ? "" : words.strip().replaceAll("([\\\\%_])", "\\\\$1");
    return jdbc.sql(
            """
            select o.id, o.name, o.name_hant, o.version from official o
             where (:after::bigint is null or o.id > :after)
               and (:words = '' or o.name like :words || '%' or o.name_hant like :words || '%'
                    or o.pinyin like :latin || '%' or o.initials like :latin || '%')
               and (:unit::bigint is null or exists (
                     select 1 from holding h join post p on p.id = h.post_id
                      where h.official_id = o.id and p.unit_id = :unit
                        and (:on::date is null or (h.from_on <= :on and (h.to_on is null or h.to_on >= :on)))))
             order by o.id limit :limit
            """)
        .param("after", after, Types.BIGINT)
        .param("words", typed)
        .param("latin", typed.toLowerCase(Locale.ROOT).replace(" ", ""))
        .param("unit", unit, Types.BIGINT)
        .param("on", on, Types.DATE)
        .param("limit", limit)
        .query(Officials::official)
        .list();
  }

  List<Holding> holdingsOf(long official) {
    return jdbc.sql(HOLDING + " where h.official_id = :official order by h.from_on desc, h.id desc")
        .param("official", official)
        .query(Officials::holding)
        .list();
  }

  List<Holding> holdingsOf(Collection<Long> officials, LocalDate on) {
    if (officials.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            HOLDING
                + """
                 where h.official_id = any (:officials)
                   and h.from_on <= :on and (h.to_on is null or h.to_on >= :on)
                 order by array_position(array['provincial', 'bureau', 'county', 'township', 'staff', 'village'], p.rank),
                          p.head desc, h.id
                """)
        .param("officials", officials.toArray(Long[]::new))
        .param("on", on)
        .query(Officials::holding)
        .list();
  }

  List<Holding> holdersOf(Collection<Long> units, LocalDate on, boolean headsOnly) {
    if (units.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            HOLDING
                + """
                 where p.unit_id = any (:units) and (p.head or not :heads)
                   and h.from_on <= :on and (h.to_on is null or h.to_on >= :on)
                 order by p.head desc,
                          array_position(array['provincial', 'bureau', 'county', 'township', 'staff', 'village'], p.rank),
                          h.id
                """)
        .param("units", units.toArray(Long[]::new))
        .param("heads", headsOnly)
        .param("on", on)
        .query(Officials::holding)
        .list();
  }

  private static Official official(ResultSet rs, int n) throws SQLException {
    return new Official(
        rs.getLong("id"), rs.getString("name"), rs.getString("name_hant"), rs.getInt("version"));
  }

  private static Holding holding(ResultSet rs, int n) throws SQLException {
    return new Holding(
        rs.getLong("holding_id"),
        new Post(
            rs.getLong("post_id"),
            rs.getLong("unit_id"),
            rs.getString("title"),
            rs.getString("title_hant"),
            rs.getBoolean("head"),
            PostRank.of(rs.getString("rank")),
            rs.getObject("committee_id", Long.class),
            rs.getObject("discipline_id", Long.class),
            rs.getObject("opened_on", LocalDate.class),
            rs.getObject("closed_on", LocalDate.class),
            rs.getInt("post_version")),
        new Official(
            rs.getLong("official_id"),
            rs.getString("name"),
            rs.getString("name_hant"),
            rs.getInt("official_version")),
        rs.getObject("from_on", LocalDate.class),
        rs.getObject("to_on", LocalDate.class));
  }
}
