package org.mingcha.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.seal.Seals;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * The records that lists and pages are measured on: one campaign, a lead office that sees all, forty
 * counties with a handling unit each, and as many reports as asked for with a clue for every third.
 * Deterministic but for ids. Texts are sealed with the keys of the data directory, so pages open
 * them as they open real ones.
 */
final class Records {
  static final String SLUG = "bench";
  private static final int COUNTIES = 40;

  private final Connection owner;
  private final Seals seals;

  long campaign;
  long leadOffice;
  long accountId;
  final List<Long> police = new ArrayList<>();
  String token = "";

  /** Cookie of a signed-in browser. */
  String session = "";

  /** Ids to open pages of. */
  final List<Long> clueIds = new ArrayList<>();

  final List<Long> reportIds = new ArrayList<>();

  Records(Rig rig) throws SQLException {
    this.owner = rig.asOwner();
    this.seals = new Seals(Keys.in(rig.data().resolve("keys")));
  }

  /** Makes the organisation and the records; needs the migrated tables and the shipped regions. */
  void make(int reports) throws SQLException, IOException {
    owner.setAutoCommit(false);
    List<String> counties = counties();
    leadOffice = unit("市扫黑办", "campaign-office", "500000");
    for (int i = 0; i < COUNTIES; i++) {
      police.add(unit("公安局 " + i, "public-security", counties.get(i % counties.size())));
    }
    campaign();
    person();
    reports(reports, counties);
    owner.commit();
    owner.setAutoCommit(true);
    try (var statement = owner.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private List<String> counties() throws SQLException {
    List<String> codes = new ArrayList<>();
    try (var rs =
        owner
            .createStatement()
            .executeQuery(
                "select code from region where code like '50%' and level = 'county' and valid_to is null order by code limit 40")) {
      while (rs.next()) {
        codes.add(rs.getString(1));
      }
    }
    return codes;
  }

  private long unit(String name, String kind, String region) throws SQLException {
    long id = Ids.next();
    run(
        "insert into unit (id, name, name_hant, kind, region_code, line, opened_on) values (?, ?, ?, ?, ?, '{}', '2000-01-01')",
        id, name, name, kind, region);
    return id;
  }

  private void campaign() throws SQLException, IOException {
    campaign = Ids.next();
    String yaml;
    try (InputStream in =
        Objects.requireNonNull(Records.class.getResourceAsStream("/campaigns/organised-crime.yaml"))) {
      yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    LocalDate today = LocalDate.now();
    run(
        """
        insert into campaign (id, slug, name_zh_cn, name_zh_tw, name_en, template_id, template_version,
          template_yaml, lead_office_id, region_code, starts_on, ends_on, intake_until, state)
        values (?, ?, '测', '測', 'Bench', 'organised-crime', '1', ?, ?, '500000', ?, ?, ?, 'running')
        """,
        campaign, SLUG, yaml, leadOffice, today.minusDays(60), today.plusDays(60), today.plusDays(90));
  }

  private void person() throws SQLException {
    long official = Ids.next();
    accountId = Ids.next();
    run("insert into official (id, name, name_hant) values (?, '王明', '王明')", official);
    run(
        """
        insert into account (id, official_id, login, password_hash, password_set_at, created_at)
        values (?, ?, 'bench', '-', now(), now())
        """,
        accountId, official);
    for (String role : new String[] {"intake-officer", "clue-manager", "office"}) {
      run(
          """
          insert into appointment (id, official_id, role, party_id, party_kind, campaign_id, period, created_at)
          values (?, ?, ?, ?, 'unit', ?, tstzrange(now() - interval '1 year', null), now())
          """,
          Ids.next(), official, role, leadOffice, campaign);
    }
    token = "mc_" + HexFormat.of().formatHex(Ids.text(Ids.next()).repeat(2).getBytes(StandardCharsets.US_ASCII));
    run(
        """
        insert into access_token (id, account_id, name, token_hash, created_at, expires_at)
        values (?, ?, 'bench', ?, now(), now() + interval '1 day')
        """,
        Ids.next(), accountId, sha(token));
    String key = "bench-session-" + Ids.text(Ids.next());
    run(
        """
        insert into sign_in_session (id, account_id, key_hash, device, started_at, last_used_at)
        values (?, ?, ?, 'bench', now(), now())
        """,
        Ids.next(), accountId, sha(key));
    session = "mc_session=" + key;
  }

  private void reports(int count, List<String> counties) throws SQLException, IOException {
    String[] channels = {"web", "web", "web", "hotline", "letter", "visit"};
    String[] states = {"received", "in-clue", "in-clue", "transferred", "concluded", "closed", "needs-facts"};
    String[] clueStates = {"open", "handed-over", "verifying", "verifying", "concluded", "approved", "approved", "approved"};
    SplittableRandom random = new SplittableRandom(20180716);
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    StringBuilder report = new StringBuilder();
    StringBuilder words = new StringBuilder();
    StringBuilder history = new StringBuilder();
    StringBuilder clue = new StringBuilder();
    StringBuilder summary = new StringBuilder();
    StringBuilder link = new StringBuilder();
    CopyManager copy = owner.unwrap(PGConnection.class).getCopyAPI();
    HexFormat hex = HexFormat.of();
    for (int i = 0; i < count; i++) {
      long id = Ids.next();
      Instant at = now.minus(random.nextInt(60 * 24 * 60), ChronoUnit.MINUTES);
      String region = counties.get(random.nextInt(counties.size()));
      String state = states[random.nextInt(states.length)];
      boolean open = state.equals("received") || state.equals("needs-facts");
      report.append(id).append('\t').append(campaign).append("\tR").append(i).append('\t');
      report.append(channels[random.nextInt(channels.length)]).append("\tanonymous\t").append(state);
      report.append("\t\\\\x").append(hex.formatHex(sha("code" + i))).append('\t').append(at).append('\t').append(at);
      report.append('\t').append(leadOffice).append("\t\\N\t").append(region).append('\t');
      report.append(open ? at.plus(20, ChronoUnit.DAYS) : "\\N").append('\t').append(at).append("\t{").append(leadOffice).append("}\n");
      String json = "{\"facts\":\"" + Samples.facts(i) + "\"}";
      words.append(id).append("\t\\\\x").append(hex.formatHex(seals.seal("report_words.words", id, json)));
      words.append("\t\\\\x00\t\\\\x").append(hex.formatHex(sha(json))).append('\n');
      history.append(campaign).append("\treport\t").append(id).append("\treport.file\t").append(at).append("\t\\\\x00\t\\\\x").append(hex.formatHex(sha("h" + i))).append('\n');
      reportIds.add(id);
      if (i % 3 == 0) {
        long clueId = Ids.next();
        String clueState = clueStates[random.nextInt(clueStates.length)];
        long unit = police.get(random.nextInt(police.size()));
        boolean atUnit = clueState.equals("handed-over") || clueState.equals("verifying");
        boolean running = !clueState.equals("approved");
        clue.append(clueId).append('\t').append(campaign).append("\tC").append(i).append("\t\\\\x");
        clue.append(hex.formatHex(seals.seal("clue.title", clueId, Samples.title(i)))).append('\t').append(clueState);
        clue.append("\tmarket-domination\tordinary\t").append(region).append('\t').append(leadOffice).append('\t');
        clue.append(atUnit ? unit : leadOffice).append('\t').append(at).append('\t').append(at).append('\t');
        clue.append(running ? at.plus(30, ChronoUnit.DAYS) : "\\N").append('\t').append(at).append("\t1\t{").append(leadOffice);
        clue.append(',').append(unit).append("}\n");
        summary.append(clueId).append("\t1\t\\\\x").append(hex.formatHex(seals.seal("clue_summary.body", clueId, Samples.facts(i))));
        summary.append('\t').append(at).append('\t').append(leadOffice).append('\n');
        link.append(clueId).append('\t').append(id).append('\t').append(at).append('\t').append(leadOffice).append('\n');
        clueIds.add(clueId);
      }
      if (i % 5_000 == 4_999 || i == count - 1) {
        copy(copy, "report (id, campaign_id, number, channel, mode, state, code_hash, received_at, shown_at, holder_id, category, region_code, due_at, state_since, custody)", report);
        copy(copy, "report_words (report_id, words, salt, commitment)", words);
        copy(copy, "history (campaign_id, kind, record_id, act, at, salt, commitment)", history);
        copy(copy, "clue (id, campaign_id, number, title, state, category, importance, region_code, manager_id, holder_id, opened_at, state_since, due_at, heard_at, reports, custody)", clue);
        copy(copy, "clue_summary (clue_id, version, body, at, official_id)", summary);
        copy(copy, "clue_report (clue_id, report_id, joined_at, joined_by)", link);
        owner.commit();
      }
    }
  }

  private static void copy(CopyManager copy, String into, StringBuilder rows) throws SQLException, IOException {
    copy.copyIn("copy " + into + " from stdin", new java.io.StringReader(rows.toString()));
    rows.setLength(0);
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = owner.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  static byte[] sha(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
