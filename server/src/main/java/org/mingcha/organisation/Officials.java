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
import org.mingcha.shared.Refusal;
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

  private static final String POST =
      """
      select p.id as post_id, p.unit_id, p.title, p.title_hant, p.head, p.rank, p.committee_id,
             p.discipline_id, p.opened_on, p.closed_on, p.version as post_version
        from post p
      """;

  Optional<Post> findPost(long id) {
    return jdbc.sql(POST + " where p.id = :id").param("id", id).query(Officials::post).optional();
  }

  /**
   * The post, which nobody else changes until the transaction ends.
   *
   * @throws Refusal not found
   */
  Post lockPost(long id) {
    return jdbc.sql(POST + " where p.id = :id for update")
        .param("id", id)
        .query(Officials::post)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * @throws Refusal not found; stale, when it is at another version
   */
  Post lockPost(long id, int version) {
    Post post = lockPost(id);
    if (post.version() != version) {
      throw Refusal.stale(post.version());
    }
    return post;
  }

  /** Posts of a unit, open ones and heads first. */
  List<Post> postsOf(long unit) {
    return jdbc.sql(
            POST
                + """
                 where p.unit_id = :unit
                 order by p.closed_on nulls first, p.head desc,
                          array_position(array['provincial', 'bureau', 'county', 'township', 'staff', 'village'], p.rank),
                          p.id
                """)
        .param("unit", unit)
        .query(Officials::post)
        .list();
  }

  /** All terms of all posts of a unit, newest first. */
  List<Holding> termsIn(long unit) {
    return jdbc.sql(HOLDING + " where p.unit_id = :unit order by h.from_on desc, h.id desc limit 500")
        .param("unit", unit)
        .query(Officials::holding)
        .list();
  }

  Optional<Holding> findHolding(long id) {
    return jdbc.sql(HOLDING + " where h.id = :id")
        .param("id", id)
        .query(Officials::holding)
        .optional();
  }

  /** What an official declared and did not withdraw, or all of it; newest first. */
  List<Interest> interestsOf(long official, boolean openOnly) {
    return jdbc.sql(
            """
            select id, official_id, against_id, region_code, tie, declared_at, withdrawn_at
              from declared_interest
             where official_id = :official and (withdrawn_at is null or not :open)
             order by declared_at desc, id desc
            """)
        .param("official", official)
        .param("open", openOnly)
        .query(
            (rs, n) ->
                new Interest(
                    rs.getLong("id"),
                    rs.getLong("official_id"),
                    rs.getObject("against_id", Long.class),
                    rs.getString("region_code"),
                    Interest.Tie.find(rs.getString("tie")).orElseThrow(),
                    rs.getTimestamp("declared_at").toInstant(),
                    rs.getTimestamp("withdrawn_at") == null
                        ? null
                        : rs.getTimestamp("withdrawn_at").toInstant()))
        .list();
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
        post(rs, n),
        new Official(
            rs.getLong("official_id"),
            rs.getString("name"),
            rs.getString("name_hant"),
            rs.getInt("official_version")),
        rs.getObject("from_on", LocalDate.class),
        rs.getObject("to_on", LocalDate.class));
  }

  private static Post post(ResultSet rs, int n) throws SQLException {
    return new Post(
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
        rs.getInt("post_version"));
  }
}
