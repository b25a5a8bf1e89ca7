package org.mingcha.intake.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Drafts of the desk, sealed, each seen by its own account only. Nothing is ever written over what
 * somebody typed elsewhere meanwhile: such a saving becomes a draft of its own.
 */
@Component
class Drafts {
  private static final String BODY = "desk_draft.body";
  private static final int MOST_CHARACTERS = 200_000;
  private static final int MOST_DRAFTS = 200;

  private record Body(Map<String, String> fields, List<KeptFile> files) {
    @Override
    public String toString() {
      return "Body[redacted]";
    }
  }

  /**
   * What became of a saving.
   *
   * @param id of the draft that holds it now; another one when {@code apart}
   * @param apart the draft had been changed elsewhere, so both are kept
   */
  record Saved(long id, int version, Instant at, boolean apart) {}

  private final Acting acting;
  private final JdbcClient jdbc;
  private final Seals seals;
  private final Keys keys;
  private final JsonMapper json;
  private final Clock clock;

  Drafts(
      Acting acting, JdbcClient jdbc, Seals seals, Keys keys, JsonMapper json, Clock clock) {
    this.acting = acting;
    this.jdbc = jdbc;
    this.seals = seals;
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  Optional<Draft> find(long account, long id) {
    return acting.reading(
        account,
        actor ->
            jdbc.sql("select id, version, updated_at, body from desk_draft where id = :id")
                .param("id", id)
                .query(this::draft)
                .optional());
  }

  /** Drafts of an account, last changed first. */
  List<Draft> list(long account) {
    return acting.reading(account, actor -> listWithin(account));
  }

  /** As {@link #list}, inside the caller's transaction. */
  List<Draft> listWithin(long account) {
    return jdbc.sql(
            """
            select id, version, updated_at, body from desk_draft
             where account_id = :account order by updated_at desc, id desc limit :most
            """)
        .param("account", account)
        .param("most", MOST_DRAFTS)
        .query(this::draft)
        .list();
  }

  /**
   * Saves what stands in the form.
   *
   * @param version of the draft from which the form was drawn, 0 for a new one
   * @param files null leaves the files as they are
   * @throws Refusal too large, too many
   */
  Saved save(
      long account, long id, int version, Map<String, String> fields, @Nullable List<KeptFile> files) {
    long characters = fields.values().stream().mapToLong(String::length).sum();
    if (characters > MOST_CHARACTERS) {
      throw Refusal.of(Refusal.Kind.TOO_LARGE, "intake-desk.draft.too-large", MOST_CHARACTERS);
    }
    return acting.as(account, actor -> saveWithin(account, id, version, fields, files));
  }

  private Saved saveWithin(
      long account, long id, int version, Map<String, String> fields, @Nullable List<KeptFile> files) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Draft> stands =
        jdbc.sql("select id, version, updated_at, body from desk_draft where id = :id for update")
            .param("id", id)
            .query(this::draft)
            .optional();
    if (stands.isEmpty()) {
      // the draft was filed or thrown away in another window: what is typed here stays
      boolean apart = version > 0;
      return add(account, apart ? Ids.next() : id, fields, files == null ? List.of() : files, now, apart);
    }
    Draft there = stands.get();
    List<KeptFile> kept = files == null ? there.files() : files;
    if (there.fields().equals(fields) && there.files().equals(kept)) {
      // also the second sending of a saving whose answer was lost
      return new Saved(id, there.version(), there.updatedAt(), false);
    }
    if (there.version() != version) {
      return add(account, Ids.next(), fields, kept, now, true);
    }
    jdbc.sql(
            """
            update desk_draft
               set body = :body, files = :files, updated_at = :now, version = version + 1
             where id = :id
            """)
        .param("body", seal(id, fields, kept))
        .param("files", addresses(kept))
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
    return new Saved(id, version + 1, now, false);
  }

  private Saved add(
      long account,
      long id,
      Map<String, String> fields,
      List<KeptFile> files,
      Instant now,
      boolean apart) {
    int there =
        jdbc.sql("select count(*) from desk_draft where account_id = :account")
            .param("account", account)
            .query(Integer.class)
            .single();
    if (there >= MOST_DRAFTS) {
      throw Refusal.of(Refusal.Kind.TOO_MANY, "intake-desk.draft.too-many", MOST_DRAFTS);
    }
    int added =
        jdbc.sql(
                """
                insert into desk_draft (id, account_id, body, files, updated_at, version)
                values (:id, :account, :body, :files, :now, 1) on conflict (id) do nothing
                """)
            .param("files", addresses(files))
            .param("id", id)
            .param("account", account)
            .param("body", seal(id, fields, files))
            .param("now", Timestamp.from(now))
            .update();
    // an id of somebody else's draft, or the same first saving sent twice at once
    return added == 1
        ? new Saved(id, 1, now, apart)
        : add(account, Ids.next(), fields, files, now, true);
  }

  /** Throws a draft away, filed or not wanted. */
  void remove(long account, long id) {
    acting.as(
        account,
        actor -> jdbc.sql("delete from desk_draft where id = :id").param("id", id).update());
  }

  /**
   * The key under which the browser keeps its own copy of a draft, 32 bytes. Made anew from the
   * installation's keys whenever the same account asks, and kept nowhere: the browser's disk alone
   * shows nothing.
   */
  byte[] browserKey(long account, long id) {
    return keys.mac("desk-draft-key", account + ":" + id);
  }

  /** Tells apart whose copies lie in a browser, without saying who. */
  String browserMark(long account) {
    return HexFormat.of()
        .formatHex(keys.mac("desk-draft-mark", Long.toString(account)), 0, 8);
  }

  private static byte[][] addresses(List<KeptFile> files) {
    return files.stream().map(f -> HexFormat.of().parseHex(f.address())).toArray(byte[][]::new);
  }

  private byte[] seal(long id, Map<String, String> fields, List<KeptFile> files) {
    return seals.seal(BODY, id, json.writeValueAsString(new Body(new TreeMap<>(fields), files)));
  }

  private Draft draft(ResultSet rs, int n) throws SQLException {
    long id = rs.getLong("id");
    Body body = json.readValue(seals.open(BODY, id, rs.getBytes("body")), Body.class);
    return new Draft(
        id,
        rs.getInt("version"),
        rs.getTimestamp("updated_at").toInstant(),
        body.fields(),
        body.files());
  }
}
