package org.mingcha.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SplittableRandom;
import org.mingcha.shared.Ids;

/**
 * The same rows, written and read by plain JDBC as the owner: what the database alone can do on this
 * machine in the same run. No row security, no triggers, no sealing, no HTTP.
 */
final class Bare {
  private Bare() {}

  /** Tables of the same shape and indexes, without triggers and policies. */
  static void prepare(Rig rig) throws SQLException {
    try (Connection owner = rig.asOwner();
        var statement = owner.createStatement()) {
      for (String table : new String[] {"report", "report_words", "history"}) {
        statement.execute("drop table if exists bare_" + table);
        statement.execute(
            "create table bare_" + table + " (like " + table + " including indexes including defaults including identity)");
      }
    }
  }

  /** Inserts the three rows of a report in one transaction. */
  static Load.Client inserting(Rig rig, Records records) {
    try {
      Connection db = rig.asOwner();
      db.setAutoCommit(false);
      PreparedStatement report =
          db.prepareStatement(
              "insert into bare_report (id, campaign_id, number, channel, mode, state, code_hash, received_at, shown_at, holder_id, region_code, due_at, state_since, custody) values (?, ?, ?, 'web', 'anonymous', 'received', ?, now(), now(), ?, '500101', now(), now(), ?)");
      PreparedStatement words =
          db.prepareStatement("insert into bare_report_words values (?, ?, ?, ?)");
      PreparedStatement history =
          db.prepareStatement(
              "insert into bare_history (campaign_id, kind, record_id, act, at, salt, commitment) values (?, 'report', ?, 'report.file', now(), ?, ?)");
      byte[] salt = new byte[16];
      byte[] text = new byte[1280];
      new SplittableRandom(1).nextBytes(text);
      Long[] custody = {records.leadOffice};
      return new Load.Client() {
        @Override
        public void request(int number) throws SQLException {
          long id = Ids.next();
          byte[] hash = Records.sha(Long.toString(id));
          report.setLong(1, id);
          report.setLong(2, records.campaign);
          report.setString(3, Ids.text(id));
          report.setBytes(4, hash);
          report.setLong(5, records.leadOffice);
          report.setArray(6, db.createArrayOf("bigint", custody));
          report.executeUpdate();
          words.setLong(1, id);
          words.setBytes(2, text);
          words.setBytes(3, salt);
          words.setBytes(4, hash);
          words.executeUpdate();
          history.setLong(1, records.campaign);
          history.setLong(2, id);
          history.setBytes(3, salt);
          history.setBytes(4, hash);
          history.executeUpdate();
          db.commit();
        }

        @Override
        public void close() {
          shut(db);
        }
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The newest fifty open clues of the campaign, every column. */
  static Load.Client listing(Rig rig, Records records, String sql, int expected) {
    return query(rig, sql, expected, statement -> statement.setLong(1, records.campaign));
  }

  interface Setter {
    void set(PreparedStatement statement) throws SQLException;
  }

  static Load.Client query(Rig rig, String sql, int expected, Setter setter) {
    try {
      Connection db = rig.asOwner();
      PreparedStatement statement = db.prepareStatement(sql);
      return new Load.Client() {
        @Override
        public void request(int number) throws SQLException {
          setter.set(statement);
          int rows = 0;
          try (ResultSet rs = statement.executeQuery()) {
            int columns = rs.getMetaData().getColumnCount();
            while (rs.next()) {
              for (int i = 1; i <= columns; i++) {
                rs.getObject(i);
              }
              rows++;
            }
          }
          if (rows < expected) {
            throw new IllegalStateException("only " + rows + " rows");
          }
        }

        @Override
        public void close() {
          shut(db);
        }
      };
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void shut(Connection db) {
    try {
      db.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
