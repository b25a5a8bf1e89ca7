package org.mingcha.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is in a group: reads the appointments to it. */
@Repository
class GroupMembers {
  /** Roles within a group by key, the leader first. */
  static final Map<String, Role> ROLES = new LinkedHashMap<>();

  static {
    for (Role role : List.of(Role.GROUP_LEADER, Role.GROUP_DEPUTY, Role.GROUP_MEMBER)) {
      ROLES.put(role.key(), role);
    }
  }

  /**
   * @param to null: open-ended
   */
  record Member(
      long appointmentId, long groupId, long officialId, Role role, Instant from, @Nullable Instant to) {}

  private static final String SELECT =
      """
      select id, party_id, official_id, role, lower(period) as from_at, upper(period) as to_at
        from appointment
       where party_kind = 'group' and not isempty(period) and (upper_inf(period) or upper(period) > now())
      """;

  private final JdbcClient jdbc;

  GroupMembers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Member> find(long appointment) {
    return jdbc.sql(SELECT + " and id = :id")
        .param("id", appointment)
        .query(GroupMembers::member)
        .optional();
  }

  /** Appointments in force or ahead, leaders first. */
  List<Member> of(long group) {
    return of(List.of(group));
  }

  List<Member> of(Collection<Long> groups) {
    if (groups.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            SELECT
                + """
                 and party_id = any (:groups)
                 order by array_position(array['group-leader', 'group-deputy', 'group-member'], role), id
                """)
        .param("groups", groups.toArray(Long[]::new))
        .query(GroupMembers::member)
        .list();
  }

  private static Member member(ResultSet rs, int n) throws SQLException {
    return new Member(
        rs.getLong("id"),
        rs.getLong("party_id"),
        rs.getLong("official_id"),
        Role.of(rs.getString("role")),
        rs.getTimestamp("from_at").toInstant(),
        rs.getTimestamp("to_at") == null ? null : rs.getTimestamp("to_at").toInstant());
  }
}
