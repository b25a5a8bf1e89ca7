package org.mingcha.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads groups and sub-groups. */
@Repository
class Groups {
  private static final String SELECT =
      """
      select g.id, g.campaign_id, g.parent_id, g.number, g.name, g.name_hant, g.opens_on, g.closes_on,
             g.version,
             array(select r.region_code from group_region r where r.group_id = g.id order by 1) as regions
        from inspection_group g
      """;

  private final JdbcClient jdbc;

  Groups(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<InspectionGroup> find(long id) {
    return jdbc.sql(SELECT + " where g.id = :id").param("id", id).query(Groups::group).optional();
  }

  Optional<InspectionGroup> lock(long id) {
    return jdbc.sql(SELECT + " where g.id = :id for update of g")
        .param("id", id)
        .query(Groups::group)
        .optional();
  }

  Map<Long, InspectionGroup> find(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return jdbc
        .sql(SELECT + " where g.id = any (:ids)")
        .param("ids", ids.stream().distinct().toArray(Long[]::new))
        .query(Groups::group)
        .list()
        .stream()
        .collect(Collectors.toMap(InspectionGroup::id, g -> g));
  }

  /** Groups in order of their numbers, each followed by its sub-groups. */
  List<InspectionGroup> list(long campaign) {
    return jdbc.sql(
            SELECT
                + """
                 left join inspection_group p on p.id = g.parent_id
                 where g.campaign_id = :campaign
                 order by coalesce(p.number, g.number), g.parent_id nulls first, g.number
                """)
        .param("campaign", campaign)
        .query(Groups::group)
        .list();
  }

  /** The open group whose region is the nearest around a place; a sub-group before its group. */
  Optional<Long> covering(long campaign, List<String> regionLine, LocalDate on) {
    return jdbc.sql(
            """
            select g.id from inspection_group g join group_region r on r.group_id = g.id
             where g.campaign_id = :campaign and r.region_code = any (:line)
               and g.opens_on <= :on and g.closes_on >= :on
             order by array_position(:line, r.region_code), g.parent_id nulls last, g.number
             limit 1
            """)
        .param("campaign", campaign)
        .param("line", regionLine.toArray(String[]::new))
        .param("on", on)
        .query(Long.class)
        .optional();
  }

  void setRegions(long group, List<String> codes) {
    jdbc.sql("delete from group_region where group_id = :group").param("group", group).update();
    jdbc.sql(
            "insert into group_region (group_id, region_code) select :group, code from unnest(:codes) code")
        .param("group", group)
        .param("codes", codes.stream().distinct().toArray(String[]::new))
        .update();
  }

  private static InspectionGroup group(ResultSet rs, int n) throws SQLException {
    return new InspectionGroup(
        rs.getLong("id"),
        rs.getLong("campaign_id"),
        rs.getObject("parent_id", Long.class),
        rs.getInt("number"),
        rs.getString("name"),
        rs.getString("name_hant"),
        Arrays.asList((String[]) rs.getArray("regions").getArray()),
        rs.getObject("opens_on", LocalDate.class),
        rs.getObject("closes_on", LocalDate.class),
        rs.getInt("version"));
  }
}
