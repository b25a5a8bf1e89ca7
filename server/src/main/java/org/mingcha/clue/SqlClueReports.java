package org.mingcha.clue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports as triage and clues meet them, on the report's own tables. */
@Component
class SqlClueReports implements ClueReports {
  private static final List<String> PARTS =
      List.of("reported", "facts", "place", "happened", "umbrella");
  private static final String SELECT =
      """
      select id, campaign_id, number, channel, state, holder_id, category, region_code, shown_at, custody,
             subjects, version
        from report
      """;

  private final JdbcClient jdbc;
  private final Seals seals;
  private final JsonMapper json;
  private final Ledger ledger;
  private final Campaigns campaigns;

  SqlClueReports(
      JdbcClient jdbc, Seals seals, JsonMapper json, Ledger ledger, Campaigns campaigns) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.json = json;
    this.ledger = ledger;
    this.campaigns = campaigns;
  }

  @Override
  public Optional<ReportView> lock(long reportId) {
    return jdbc.sql(SELECT + " where id = :id for update")
        .param("id", reportId)
        .query(SqlClueReports::view)
        .optional();
  }

  @Override
  public Optional<ReportView> find(long reportId) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", reportId)
        .query(SqlClueReports::view)
        .optional();
  }

  @Override
  public List<Told> words(long reportId) {
    return jdbc.sql("select words from report_words where report_id = :id")
        .param("id", reportId)
        .query((rs, n) -> seals.open("report_words.words", reportId, rs.getBytes(1)))
        .optional()
        .map(this::parts)
        .orElse(List.of());
  }

  private List<Told> parts(String words) {
    JsonNode node = json.readTree(words);
    List<Told> told = new ArrayList<>();
    for (String part : PARTS) {
      JsonNode text = node.get(part);
      if (text != null && !text.isNull() && !text.asString().isBlank()) {
        told.add(new Told(part, text.asString()));
      }
    }
    return told;
  }

  @Override
  public void joined(ReportView report, long clueId, ActContext context) {
    move(report, "in-clue", null, context);
    record(report, "report.join-clue", "in-clue", null, Map.of("clue", Ids.text(clueId)), context);
  }

  @Override
  public void left(
      ReportView report, long clueId, @Nullable String reason, Instant due, ActContext context) {
    move(report, "received", due, context);
    record(
        report, "report.leave-clue", "received", reason, Map.of("clue", Ids.text(clueId)), context);
  }

  @Override
  public void transferred(
      ReportView report, String destination, String reason, String answer, ActContext context) {
    say(report, "result", answer, context);
    move(report, "transferred", null, context);
    record(
        report,
        "report.transfer",
        "transferred",
        reason,
        Map.of("destination", destination),
        context);
  }

  @Override
  public void ask(ReportView report, String question, ActContext context) {
    say(report, "question", question, context);
    Instant due =
        campaigns
            .deadlines()
            .due(
                campaigns.get(report.campaignId()).template().clock(RequiredClock.CONTACT),
                context.now());
    move(report, "needs-facts", due, context);
    record(report, "report.need-facts", "needs-facts", null, Map.of(), context);
  }

  @Override
  public void concluded(ReportView report, String result, String answer, ActContext context) {
    say(report, "result", answer, context);
    move(report, "concluded", null, context);
    record(report, "report.publish-result", "concluded", null, Map.of("result", result), context);
  }

  private void move(ReportView report, String state, @Nullable Instant due, ActContext context) {
    jdbc.sql(
            """
            update report set state = :state, due_at = :due, state_since = :now, version = version + 1
             where id = :id
            """)
        .param("state", state)
        .param("due", ClueRows.stamp(due), Types.TIMESTAMP)
        .param("now", ClueRows.stamp(context.now()))
        .param("id", report.id())
        .update();
  }

  private void say(ReportView report, String kind, String text, ActContext context) {
    long id = Ids.next();
    jdbc.sql(
            """
            insert into report_message (id, report_id, side, kind, body, at, official_id)
            values (:id, :report, 'office', :kind, :body, :at, :by)
            """)
        .param("id", id)
        .param("report", report.id())
        .param("kind", kind)
        .param("body", seals.seal("report_message.body", id, text))
        .param("at", ClueRows.stamp(context.now()))
        .param("by", context.actor().officialId())
        .update();
  }

  private void record(
      ReportView report,
      String act,
      String to,
      @Nullable String reason,
      Map<String, Object> details,
      ActContext context) {
    ledger.append(
        context,
        Ledger.Step.of(report.campaignId(), "report", report.id(), act)
            .by(report.holderId())
            .states(report.state(), to)
            .because(reason)
            .with(details));
  }

  private static ReportView view(ResultSet rs, int n) throws SQLException {
    return new ReportView(
        rs.getLong("id"),
        rs.getLong("campaign_id"),
        rs.getString("number"),
        rs.getString("channel"),
        rs.getString("state"),
        rs.getLong("holder_id"),
        rs.getString("category"),
        rs.getString("region_code"),
        rs.getTimestamp("shown_at").toInstant(),
        ClueRows.longs(rs.getArray("custody")),
        ClueRows.longs(rs.getArray("subjects")),
        rs.getInt("version"));
  }
}
