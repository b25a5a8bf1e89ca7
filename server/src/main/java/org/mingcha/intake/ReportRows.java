package org.mingcha.intake;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;

/** Reads rows of reports. */
final class ReportRows {
  static final String LINE =
      """
      r.id, r.campaign_id, r.number, r.channel, r.mode, r.state, r.category, r.region_code,
      r.holder_id, r.shown_at, r.state_since, r.due_at, r.reachable, r.urgent, r.unread, r.script,
      r.version
      """;

  private ReportRows() {}

  static ReportLine line(ResultSet rs, int n) throws SQLException {
    return new ReportLine(
        rs.getLong("id"),
        rs.getLong("campaign_id"),
        rs.getString("number"),
        rs.getString("channel"),
        mode(rs.getString("mode")),
        ReportState.of(rs.getString("state")),
        rs.getString("category"),
        rs.getString("region_code"),
        rs.getLong("holder_id"),
        rs.getTimestamp("shown_at").toInstant(),
        rs.getTimestamp("state_since").toInstant(),
        instant(rs, "due_at"),
        rs.getBoolean("reachable"),
        rs.getBoolean("urgent"),
        rs.getInt("unread"),
        rs.getString("script"),
        rs.getInt("version"));
  }

  static LockedReport locked(ResultSet rs, int n) throws SQLException {
    return new LockedReport(
        rs.getLong("id"),
        rs.getLong("campaign_id"),
        rs.getString("number"),
        ReportState.of(rs.getString("state")),
        rs.getLong("holder_id"),
        rs.getBoolean("reachable"),
        rs.getTimestamp("received_at").toInstant(),
        rs.getTimestamp("state_since").toInstant(),
        longs(rs, "custody"),
        rs.getInt("version"));
  }

  static List<Long> longs(ResultSet rs, String column) throws SQLException {
    Array array = rs.getArray(column);
    return Arrays.asList((Long[]) array.getArray());
  }

  static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
    Timestamp at = rs.getTimestamp(column);
    return at == null ? null : at.toInstant();
  }

  static IdentityMode mode(String key) {
    for (IdentityMode mode : IdentityMode.values()) {
      if (mode.key().equals(key)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("no mode " + key);
  }
}
