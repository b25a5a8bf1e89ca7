package org.mingcha.intake;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Stream;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.NumberPattern;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Actor;
import org.mingcha.shared.seal.Seals;
import org.mingcha.shared.text.Texts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a new report with its words, identity and first line of history, in one statement. */
@Component
class ReportRegister {
  static final String WORDS = "report_words.words";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NUMBERS = 3;

  private static final String FILE =
      """
      select * from report_file(
        p_id => :id, p_campaign => :campaign, p_numbers => :numbers, p_channel => :channel,
        p_mode => :mode, p_code_hash => :codeHash, p_request_hash => :requestHash,
        p_received => :received, p_shown => :shown, p_holder => :holder, p_category => :category,
        p_region => :region, p_script => :script, p_reachable => :reachable, p_urgent => :urgent,
        p_due => :due, p_custody => :custody, p_words => :words, p_salt => :salt,
        p_commitment => :commitment, p_identity => :identity, p_key_a => :keyA, p_key_b => :keyB,
        p_details => :details::jsonb, p_history_salt => :historySalt,
        p_history_commitment => :historyCommitment)
      """;

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Ledger ledger;
  private final JsonMapper json;
  private final ReportClocks clocks;
  private final StoredFiles files;
  private final ApplicationEventPublisher events;

  ReportRegister(
      JdbcClient jdbc,
      Seals seals,
      Ledger ledger,
      JsonMapper json,
      ReportClocks clocks,
      StoredFiles files,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.ledger = ledger;
    this.json = json;
    this.clocks = clocks;
    this.files = files;
    this.events = events;
  }

  /**
   * Registers a submission in the current transaction.
   *
   * @param holder the office or group whose inbox it comes to
   */
  Filed add(Submission s, Campaign campaign, long holder, Actor actor) {
    CampaignTemplate template = campaign.template();
    Instant received = s.filedAt();
    Map<String, Object> details = Map.of("channel", s.channel(), "mode", s.mode());
    Ledger.Commitment history =
        ledger.commit(
            received,
            Ledger.Step.of(campaign.id(), "report", s.id(), "report.file")
                .by(holder)
                .states(null, ReportState.RECEIVED.key())
                .with(details));
    Instant due =
        clocks.due(template, ReportState.RECEIVED, received, received, s.reachable());
    Submission.SealedIdentity identity = s.identity();
    Filed filed =
        jdbc.sql(FILE)
            .param("id", s.id())
            .param("campaign", campaign.id())
            .param("numbers", numbers(campaign, s.channel(), received))
            .param("channel", s.channel())
            .param("mode", s.mode())
            .param("codeHash", s.codeHash())
            .param("requestHash", s.requestHash(), Types.BINARY)
            .param("received", Timestamp.from(received))
            .param("shown", Timestamp.from(shown(template, received)))
            .param("holder", holder)
            .param("category", s.category(), Types.VARCHAR)
            .param("region", s.regionCode(), Types.VARCHAR)
            .param("script", s.script())
            .param("reachable", s.reachable())
            .param("urgent", s.urgent())
            .param("due", due == null ? null : Timestamp.from(due), Types.TIMESTAMP)
            .param("custody", custody(holder, campaign.leadOfficeId()))
            .param("words", seals.seal(WORDS, s.id(), json.writeValueAsString(s.words())))
            .param("salt", s.salt())
            .param("commitment", s.commitment())
            .param("identity", identity == null ? null : identity.sealed(), Types.BINARY)
            .param("keyA", identity == null ? null : identity.keyA(), Types.BIGINT)
            .param("keyB", identity == null ? null : identity.keyB(), Types.BIGINT)
            .param("details", json.writeValueAsString(details))
            .param("historySalt", history.salt())
            .param("historyCommitment", history.hash())
            .query(
                (rs, n) ->
                    new Filed(
                        rs.getLong("id"),
                        rs.getString("number"),
                        rs.getTimestamp("received_at").toInstant(),
                        rs.getBoolean("fresh")))
            .single();
    if (filed.fresh()) {
      for (KeptFile file : s.files()) {
        files.attach(
            "report",
            s.id(),
            file,
            actor.isPerson() ? "office" : "reporter",
            actor.isPerson() ? actor.officialId() : null,
            received);
      }
      events.publishEvent(new ReportFiled(s.id(), campaign.id(), received));
    }
    return filed;
  }

  private static Long[] custody(long holder, long leadOffice) {
    return holder == leadOffice ? new Long[] {holder} : new Long[] {holder, leadOffice};
  }

  // the exact time at which a report came in can tell who was at a computer then
  private static Instant shown(CampaignTemplate template, Instant at) {
    return template.reportForm().coarsenTime()
        ? at.atZone(Texts.ZONE).truncatedTo(ChronoUnit.DAYS).toInstant()
        : at;
  }

  // several, so that one that was given before does not cost a second round trip
  private static String[] numbers(Campaign campaign, String channel, Instant at) {
    CampaignTemplate template = campaign.template();
    NumberPattern pattern = template.numbering().report();
    var values =
        new NumberPattern.Values(
            template.code(),
            ZonedDateTime.ofInstant(at, Texts.ZONE).getYear(),
            CampaignTemplate.get(template.channels(), channel).letter(),
            0);
    return Stream.generate(() -> pattern.render(values, RANDOM))
        .limit(NUMBERS)
        .toArray(String[]::new);
  }
}
