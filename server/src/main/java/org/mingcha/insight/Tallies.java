package org.mingcha.insight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads tallies for whoever acts in the running transaction, in one statement. */
@Component
class Tallies {
  private static final String[] ALL = {"state", "channel", "category", "region", "age", "due"};

  private final JdbcClient jdbc;

  Tallies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Tally of(long campaignId, Instant now) {
    return read(campaignId, ALL, null, now);
  }

  /** Only what counts deadlines, and with holders only theirs. */
  Tally deadlines(long campaignId, @Nullable Collection<Long> holders, Instant now) {
    return read(campaignId, new String[] {"due"}, holders, now);
  }

  private Tally read(
      long campaignId, String[] cuts, @Nullable Collection<Long> holders, Instant now) {
    List<Tally.Cell> cells =
        jdbc.sql("select * from tally_of(:campaign, :cuts, :holders::bigint[], :now)")
            .param("campaign", campaignId)
            .param("cuts", cuts)
            .param("holders", holders == null ? null : holders.toArray(Long[]::new))
            .param("now", now.atOffset(ZoneOffset.UTC))
            .query(Tallies::cell)
            .list();
    return new Tally(cells, LocalDate.ofInstant(now, Texts.ZONE));
  }

  private static Tally.Cell cell(ResultSet rs, int n) throws SQLException {
    String cut = rs.getString(2);
    return new Tally.Cell(
        RecordKind.find(rs.getString(1)).orElseThrow(),
        cut,
        rs.getString(3),
        rs.getString(4),
        rs.getLong(5),
        // other cuts have no day
        cut.equals("channel") ? rs.getObject(6, LocalDate.class) : LocalDate.EPOCH,
        rs.getInt(7),
        rs.getInt(8),
        rs.getLong(9));
  }
}
