package org.mingcha.organisation;

import java.time.Instant;
import java.util.Optional;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that were found good and wait for their owner to confirm; kept for a day at most. */
@Repository
class Uploads {
  /** A file as it was sent. */
  record Upload(long id, String kind, String fileName, byte[] content) {}

  private final JdbcClient jdbc;

  Uploads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  long keep(long account, String kind, String fileName, byte[] content, Instant now) {
    jdbc.sql("delete from import_upload where at < :before or (account_id = :account and kind = :kind)")
        .param("before", java.sql.Timestamp.from(now.minusSeconds(86_400)))
        .param("account", account)
        .param("kind", kind)
        .update();
    long id = Ids.next();
    jdbc.sql(
            """
            insert into import_upload (id, account_id, kind, file_name, content, at)
            values (:id, :account, :kind, :file, :content, :at)
            """)
        .param("id", id)
        .param("account", account)
        .param("kind", kind)
        .param("file", fileName)
        .param("content", content)
        .param("at", java.sql.Timestamp.from(now))
        .update();
    return id;
  }

  /**
   * The file, taken away for good when the transaction ends well.
   *
   * @throws Refusal wrong state, when it is not there any more
   */
  Upload take(long id, long account, String kind) {
    return jdbc.sql(
            """
            delete from import_upload where id = :id and account_id = :account and kind = :kind
            returning id, kind, file_name, content
            """)
        .param("id", id)
        .param("account", account)
        .param("kind", kind)
        .query(
            (rs, n) ->
                new Upload(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBytes(4)))
        .optional()
        .orElseThrow(() -> Refusal.wrongState("organisation.refusal.upload-gone"));
  }

  Optional<Upload> find(long id, long account) {
    return jdbc.sql(
            "select id, kind, file_name, content from import_upload where id = :id and account_id = :account")
        .param("id", id)
        .param("account", account)
        .query(
            (rs, n) ->
                new Upload(rs.getLong(1), rs.getString(2), rs.getString(3), rs.getBytes(4)))
        .optional();
  }
}
