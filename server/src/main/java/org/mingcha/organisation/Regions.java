package org.mingcha.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Reads regions. */
@Repository
class Regions {
  static final int MOST = 200;

  private static final String COLUMNS =
      "r.code, r.name, r.name_hant, r.pinyin, r.initials, r.level, r.parent, r.valid_from, r.valid_to, r.succeeded_by";

  private final JdbcClient jdbc;

  Regions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Region> find(String code) {
    return jdbc.sql("select " + COLUMNS + " from region r where r.code = :code")
        .param("code", code)
        .query(Regions::region)
        .optional();
  }

  Map<String, Region> find(Collection<String> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql("select " + COLUMNS + " from region r where r.code = any (:codes)")
        .param("codes", codes.stream().distinct().toArray(String[]::new))
        .query(Regions::region)
        .list()
        .stream()
        .collect(Collectors.toMap(Region::code, r -> r));
  }

  List<Region> children(@Nullable String parent, LocalDate on, @Nullable String after, int limit) {
    return jdbc.sql(
            """
            select %s from region r
             where r.parent is not distinct from :parent::text and r.code > :after
               and r.valid_from <= :on and (r.valid_to is null or r.valid_to > :on)
             order by r.code limit :limit
            """
                .formatted(COLUMNS)
                // an index serves "= x" and "is null", but not "is not distinct from"
                .replace(
                    "r.parent is not distinct from :parent::text",
                    parent == null ? "r.parent is null" : "r.parent = :parent"))
        .params(
            parent == null
                ? Map.of("on", on, "after", after == null ? "" : after, "limit", limit)
                : Map.of("on", on, "after", after == null ? "" : after, "limit", limit, "parent", parent))
        .query(Regions::region)
        .list();
  }

  List<FormerName> formerNames(String code) {
    return jdbc.sql(
            """
            select name, valid_from, valid_to, same_place from region_former_name
             where code = :code order by valid_from desc
            """)
        .param("code", code)
        .query(
            (rs, n) ->
                new FormerName(
                    rs.getString(1),
                    rs.getObject(2, LocalDate.class),
                    rs.getObject(3, LocalDate.class),
                    rs.getBoolean(4)))
        .list();
  }

  /** The region and all above it, nearest first. */
  List<Region> line(String code) {
    return jdbc.sql(
            """
            with recursive up as (
              select r.*, 1 as step from region r where r.code = :code
              union all
              select r.*, up.step + 1 from up join region r on r.code = up.parent)
            select %s from up r order by r.step
            """
                .formatted(COLUMNS))
        .param("code", code)
        .query(Regions::region)
        .list();
  }

  List<Region> search(String words, @Nullable Region within, @Nullable LocalDate on, int limit) {
    String typed = words.strip();
    if (typed.isEmpty()) {
      return List.of();
    }
    boolean latin = typed.chars().allMatch(c -> c < 128);
    String prefix =
        (latin ? typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") : typed)
                .replaceAll("([\\\\%_])", "\\\\$1")
            + "%";
    if (prefix.length() == 1) {
      return List.of();
    }
    boolean digits = latin && Character.isDigit(prefix.charAt(0));
    String match =
        digits
            ? "r.code like :prefix"
            : latin
                ? "(r.pinyin like :prefix or r.initials like :prefix)"
                : "(r.name like :prefix or r.name_hant like :prefix)";
    return jdbc.sql(
            """
            select %s from region r
             where %s and (:within::text is null or r.code like :within)
               and (:on::date is null or (r.valid_from <= :on and (r.valid_to is null or r.valid_to > :on)))
             order by case r.level when 'province' then 1 when 'prefecture' then 2 when 'county' then 3
                                   when 'township' then 4 else 5 end, length(r.name), r.code
             limit :limit
            """
                .formatted(COLUMNS, match))
        .param("prefix", prefix)
        .param("within", within == null ? null : within.prefix() + "%", java.sql.Types.VARCHAR)
        .param("on", on, java.sql.Types.DATE)
        .param("limit", Math.min(limit, MOST))
        .query(Regions::region)
        .list();
  }

  static Region region(ResultSet rs, int n) throws SQLException {
    return new Region(
        rs.getString("code"),
        rs.getString("name"),
        rs.getString("name_hant"),
        rs.getString("pinyin"),
        rs.getString("initials"),
        RegionLevel.of(rs.getString("level")),
        rs.getString("parent"),
        rs.getObject("valid_from", LocalDate.class),
        rs.getObject("valid_to", LocalDate.class),
        rs.getString("succeeded_by"));
  }
}
