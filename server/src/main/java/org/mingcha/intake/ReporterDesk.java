package org.mingcha.intake;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.seal.Seals;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a reporter does with the query code. A code that is mistyped and one that nobody was given
 * take the same path and get the same answer: not found.
 */
@Component
public class ReporterDesk {
  private static final int MOST_MESSAGES = 200;
  private static final String VERDICT = "report_verdict.body";

  private final JdbcClient jdbc;
  private final Acting acting;
  private final Keys keys;
  private final Seals seals;
  private final ReportMoves moves;
  private final ReporterReading reading;
  private final OpenCampaigns campaigns;
  private final StoredFiles files;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReporterDesk(
      JdbcClient jdbc,
      Acting acting,
      Keys keys,
      Seals seals,
      ReportMoves moves,
      ReporterReading reading,
      OpenCampaigns campaigns,
      StoredFiles files,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.acting = acting;
    this.keys = keys;
    this.seals = seals;
    this.moves = moves;
    this.reading = reading;
    this.campaigns = campaigns;
    this.files = files;
    this.events = events;
    this.clock = clock;
  }

  /** What the reporter may say. */
  public enum Kind {
    ADDITION,
    CORRECTION,
    ANSWER
  }

  /**
   * The report that a code opens.
   *
   * @param typed as typed, in any spacing
   * @throws Refusal not found, for whatever is wrong with the code
   */
  public ReporterView read(@Nullable String typed) {
    return acting.asReporter(
        hash(typed),
        actor -> {
          record Row(LockedReport report, @Nullable Instant due) {}
          Row row =
              jdbc.sql(
                      """
                      select id, campaign_id, number, state, holder_id, reachable, received_at,
                             state_since, custody, version, due_at
                        from report where code_hash = acting_code()
                      """)
                  .query(
                      (rs, n) ->
                          new Row(ReportRows.locked(rs, n), ReportRows.instant(rs, "due_at")))
                  .optional()
                  .orElseThrow(ReporterDesk::unknownCode);
          return reading.read(row.report(), row.due(), clock.instant());
        });
  }

  /**
   * The campaign's limits, for whoever uploads further files.
   *
   * @throws Refusal not found
   */
  public String campaignOf(@Nullable String typed) {
    return acting.asReporter(
        hash(typed), actor -> campaigns.get(own().campaignId()).slug());
  }

  /** Adds, corrects or answers. */
  public void say(
      @Nullable String typed,
      Kind kind,
      @Nullable String text,
      List<KeptFile> attached,
      @Nullable String requestKey) {
    String words = text == null ? "" : text.replace("\r\n", "\n").replace("\0", "").strip();
    once(
        typed,
        requestKey,
        kind + "\n" + words,
        report -> {
          check(report, words, attached.isEmpty());
          ReportMessage.Kind said =
              switch (kind) {
                case ADDITION -> ReportMessage.Kind.ADDITION;
                case CORRECTION -> ReportMessage.Kind.CORRECTION;
                case ANSWER -> ReportMessage.Kind.ANSWER;
              };
          String act =
              switch (kind) {
                case ADDITION -> "report.add";
                case CORRECTION -> "report.correct";
                case ANSWER ->
                    report.state() == ReportState.NEEDS_FACTS ? "report.answer" : "report.reply";
              };
          ActContext context = context();
          moves.move(report, act, context, ReportStep.plain());
          long message = moves.say(report.id(), said, words, context);
          attach(report, attached, context.now());
          events.publishEvent(new ReporterWrote(report.id(), message, context.now()));
        });
  }

  /** Says whether satisfied with the latest result, once for each result. */
  public void rate(
      @Nullable String typed,
      @Nullable Boolean satisfied,
      @Nullable String text,
      @Nullable String requestKey) {
    String words = text == null ? "" : text.replace("\0", "").strip();
    once(
        typed,
        requestKey,
        "rate " + satisfied + "\n" + words,
        report -> {
          ReportLifecycle.LIFECYCLE.require("report.rate", report.state());
          if (satisfied == null) {
            throw Refusal.invalid("satisfied", "intake.fault.satisfied");
          }
          limit(report, words, "words");
          int round = round(report.id());
          ActContext context = context();
          if (round == 0) {
            throw Refusal.wrongState("intake.refusal.no-result");
          }
          if (!verdict(report.id(), "satisfaction", round, satisfied, words, context.now())) {
            throw Refusal.wrongState("intake.refusal.rated");
          }
          moves.move(report, "report.rate", context, ReportStep.plain());
          events.publishEvent(new ReporterRated(report.id(), satisfied, context.now()));
        });
  }

  /** Asks, once and within the template's time, that another unit review the result. */
  public void object(@Nullable String typed, @Nullable String text, @Nullable String requestKey) {
    String words = text == null ? "" : text.replace("\0", "").strip();
    once(
        typed,
        requestKey,
        "object\n" + words,
        report -> {
          check(report, words, true);
          ActContext context = context();
          Instant until =
              jdbc.sql("select due_at from report where id = :id")
                  .param("id", report.id())
                  .query((rs, n) -> ReportRows.instant(rs, "due_at"))
                  .optional()
                  .orElse(null);
          boolean concluded = report.state() == ReportState.CONCLUDED;
          if (report.state() == ReportState.CLOSED
              || (concluded && until != null && context.now().isAfter(until))) {
            throw Refusal.wrongState("intake.refusal.objection-late");
          }
          ReportLifecycle.LIFECYCLE.require("report.object", report.state());
          if (!verdict(report.id(), "objection", 1, null, words, context.now())) {
            throw Refusal.wrongState("intake.refusal.objected");
          }
          moves.move(report, "report.object", context, ReportStep.plain());
          moves.say(report.id(), ReportMessage.Kind.OBJECTION, words, context);
          events.publishEvent(new ReportObjected(report.id(), context.now()));
        });
  }

  private boolean verdict(
      long reportId,
      String kind,
      int round,
      @Nullable Boolean satisfied,
      String words,
      Instant at) {
    return jdbc.sql(
                """
                insert into report_verdict (report_id, kind, round, satisfied, body, at)
                values (:id, :kind, :round, :satisfied, :body, :at) on conflict do nothing
                """)
            .param("id", reportId)
            .param("kind", kind)
            .param("round", round)
            .param("satisfied", satisfied, Types.BOOLEAN)
            .param("body", seals.sealOrNull(VERDICT, reportId, words), Types.BINARY)
            .param("at", Timestamp.from(at))
            .update()
        == 1;
  }

  private int round(long reportId) {
    return jdbc.sql("select count(*) from report_message where report_id = :id and kind = 'result'")
        .param("id", reportId)
        .query(Integer.class)
        .single();
  }

  // a request sent again, because the network failed or a button was pressed twice, does nothing
  private void once(
      @Nullable String typed, @Nullable String requestKey, String content, Consumer<LockedReport> work) {
    byte[] code = hash(typed);
    acting.asReporter(
        code,
        actor -> {
          LockedReport report = own();
          if (requestKey == null || requestKey.isBlank() || fresh(code, requestKey, content)) {
            work.accept(report);
          }
          return null;
        });
  }

  private boolean fresh(byte[] code, String requestKey, String content) {
    String key =
        HexFormat.of()
            .formatHex(keys.mac("reporter-request", HexFormat.of().formatHex(code) + requestKey));
    byte[] fingerprint = keys.mac("reporter-content", content);
    int claimed =
        jdbc.sql(
                """
                insert into act_request (account_id, request_key, act, fingerprint, result, at)
                values (0, :key, 'report.reporter', :fingerprint, '', :at) on conflict do nothing
                """)
            .param("key", key)
            .param("fingerprint", fingerprint)
            .param("at", Timestamp.from(clock.instant()))
            .update();
    if (claimed == 1) {
      return true;
    }
    byte[] before =
        jdbc.sql("select fingerprint from act_request where account_id = 0 and request_key = :key")
            .param("key", key)
            .query((rs, n) -> rs.getBytes(1))
            .single();
    if (!MessageDigest.isEqual(before, fingerprint)) {
      throw Refusal.of(Refusal.Kind.KEY_REUSED, "refusal.key-reused");
    }
    return false;
  }

  private LockedReport own() {
    try {
      return moves.lockOwn();
    } catch (Refusal notFound) {
      throw unknownCode();
    }
  }

  private void check(LockedReport report, String words, boolean needed) {
    if (words.isEmpty() && needed) {
      throw Refusal.invalid("text", "intake.fault.text-empty");
    }
    limit(report, words, "text");
    int said =
        jdbc.sql(
                "select count(*) from report_message where report_id = :id and side = 'reporter'")
            .param("id", report.id())
            .query(Integer.class)
            .single();
    if (said >= MOST_MESSAGES) {
      throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.many-messages");
    }
  }

  private void limit(LockedReport report, String words, String field) {
    int most = campaigns.get(report.campaignId()).template().reportForm().maxTextLength();
    if (words.codePoints().count() > most) {
      throw Refusal.invalid(field, "intake.fault.too-long", most);
    }
  }

  private void attach(LockedReport report, List<KeptFile> attached, Instant at) {
    if (attached.isEmpty()) {
      return;
    }
    var limits = campaigns.get(report.campaignId()).template().reportForm().attachments();
    long[] before =
        jdbc.sql(
                """
                select count(*) as n, coalesce(sum(size), 0) as bytes from stored_file
                 where owner_kind = 'report' and owner_id = :id and side = 'reporter'
                """)
            .param("id", report.id())
            .query((rs, n) -> new long[] {rs.getLong("n"), rs.getLong("bytes")})
            .single();
    long bytes = attached.stream().mapToLong(KeptFile::size).sum() + before[1];
    // as many again as with the report itself: evidence often comes later
    if (before[0] + attached.size() > 2L * limits.maxFiles()) {
      throw Refusal.invalid("files", "intake.fault.files-many", 2 * limits.maxFiles());
    }
    if (bytes > 2 * limits.maxTotalBytes()) {
      throw Refusal.invalid("files", "intake.fault.files-total", 2 * limits.maxTotalBytes() >> 20);
    }
    attached.forEach(f -> files.attach("report", report.id(), f, "reporter", null, at));
  }

  private ActContext context() {
    return new ActContext(
        org.mingcha.shared.Actor.nobody(org.mingcha.shared.Actor.Kind.REPORTER),
        clock.instant().truncatedTo(ChronoUnit.MICROS));
  }

  // what cannot be a code is looked up all the same, so that the answer takes as long
  private byte[] hash(@Nullable String typed) {
    Optional<QueryCode> code = QueryCode.parse(typed);
    return keys.mac("query-code", code.map(QueryCode::reveal).orElse("no code"));
  }

  private static Refusal unknownCode() {
    return Refusal.of(Refusal.Kind.NOT_FOUND, "intake.refusal.code");
  }
}
