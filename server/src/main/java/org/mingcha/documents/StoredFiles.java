package org.mingcha.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files belong to which record; visible with the record, by row security. */
@Component
public class StoredFiles {
  private static final String NAME = "stored_file.name";

  private final JdbcClient jdbc;
  private final Seals seals;

  StoredFiles(JdbcClient jdbc, Seals seals) {
    this.jdbc = jdbc;
    this.seals = seals;
  }

  /**
   * Ties kept bytes to a record, in the caller's transaction.
   *
   * @param addedBy official, or null for the reporter
   * @return the id of the file
   */
  public long attach(
      String ownerKind, long ownerId, KeptFile file, String side, @Nullable Long addedBy, Instant at) {
    long id = Ids.next();
    jdbc.sql(
            """
            insert into stored_file (id, owner_kind, owner_id, address, size, media_type, name, side,
                                     added_at, added_by, metadata_kept)
            values (:id, :ownerKind, :owner, :address, :size, :type, :name, :side, :at, :by, :kept)
            """)
        .param("id", id)
        .param("ownerKind", ownerKind)
        .param("owner", ownerId)
        .param("address", HexFormat.of().parseHex(file.address()))
        .param("size", file.size())
        .param("type", file.mediaType())
        .param("name", seals.seal(NAME, id, file.name()))
        .param("side", side)
        .param("at", Timestamp.from(at))
        .param("by", addedBy, Types.BIGINT)
        .param("kept", file.metadataKept())
        .update();
    return id;
  }

  /** Files of a record, oldest first. */
  public List<StoredFile> list(String ownerKind, long ownerId) {
    return jdbc.sql(
            "select * from stored_file where owner_id = :owner and owner_kind = :kind order by id")
        .param("owner", ownerId)
        .param("kind", ownerKind)
        .query(this::file)
        .list();
  }

  /** A file, when the acting person may see its record. */
  public Optional<StoredFile> find(long id) {
    return jdbc.sql("select * from stored_file where id = :id")
        .param("id", id)
        .query(this::file)
        .optional();
  }

  private StoredFile file(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    return new StoredFile(
        id,
        rs.getString("owner_kind"),
        rs.getLong("owner_id"),
        HexFormat.of().formatHex(rs.getBytes("address")),
        rs.getLong("size"),
        rs.getString("media_type"),
        seals.open(NAME, id, rs.getBytes("name")),
        rs.getString("side"),
        rs.getTimestamp("added_at").toInstant(),
        rs.getObject("added_by", Long.class),
        rs.getBoolean("metadata_kept"));
  }
}
