package org.mingcha.intake;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.StoredFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports for other modules. Everything but {@link #file} and {@link #fileForPublic} runs inside a
 * transaction of {@code Acting}: row security decides what is there, and what is not to be seen is
 * not found.
 */
@Component
public class Reports {
  private final JdbcClient jdbc;
  private final Seals seals;
  private final JsonMapper json;
  private final ReportMoves moves;
  private final ReportListing listing;
  private final StoredFiles files;
  private final Portal portal;
  private final DeskFiling desk;
  private final BatchFiling batches;
  private final Origins origins;
  private final FalseMarks falseMarks;

  Reports(
      JdbcClient jdbc,
      Seals seals,
      JsonMapper json,
      ReportMoves moves,
      ReportListing listing,
      StoredFiles files,
      Portal portal,
      DeskFiling desk,
      BatchFiling batches,
      Origins origins,
      FalseMarks falseMarks) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.json = json;
    this.moves = moves;
    this.listing = listing;
    this.files = files;
    this.portal = portal;
    this.desk = desk;
    this.batches = batches;
    this.origins = origins;
    this.falseMarks = falseMarks;
  }

  /**
   * Files a report of the public, in a transaction of its own.
   *
   * @param requestKey the same key with the same content is filed once and gives the same code
   * @throws Refusal invalid with all faults; wrong state when the campaign takes no reports
   */
  public FiledReport fileForPublic(NewReport report, @Nullable String requestKey) {
    return portal.file(report, requestKey);
  }

  /**
   * Files a report that an officer takes down (hotline, letter, visit, batch, field), in a
   * transaction of its own. It comes to the inbox of the officer's own office or group.
   *
   * @param partyId office or group for which the officer acts
   * @param requestKey as for the public
   * @throws Refusal not allowed, when the officer may not take reports there; invalid
   */
  public FiledReport file(long accountId, long partyId, NewReport report, String requestKey) {
    return desk.file(accountId, partyId, report, null, requestKey);
  }

  /** As {@link #file}, noting how it reached the desk. */
  public FiledReport file(
      long accountId,
      long partyId,
      NewReport report,
      @Nullable Origin origin,
      String requestKey) {
    return desk.file(accountId, partyId, report, origin, requestKey);
  }

  /**
   * Files the rows of a batch, all or none, in one transaction of its own. Nobody gets their query
   * codes: who sent the batch down answers the reporters.
   *
   * @param origins one for each report
   * @param progress is told how many rows are done; the transaction may still fail
   * @return how many were filed
   * @throws Refusal wrong state, when one of the rows was filed before; as for one report
   */
  public int fileBatch(
      long accountId,
      long partyId,
      List<NewReport> reports,
      List<Origin> origins,
      java.util.function.IntConsumer progress) {
    return batches.file(accountId, partyId, reports, origins, progress);
  }

  /** How the report reached the desk, by name of the field; empty when nothing was noted. */
  public java.util.Map<String, String> findOrigin(long reportId) {
    return origins.told(reportId);
  }

  /** Those rows of a batch that this office has filed before. */
  public java.util.Set<String> listFiledRows(
      long campaignId, long partyId, Collection<String> rows) {
    return origins.filed(campaignId, partyId, rows);
  }

  /** The row of a report, without words. */
  public Optional<ReportLine> findLine(long id) {
    return jdbc.sql("select " + ReportRows.LINE + " from report r where r.id = :id")
        .param("id", id)
        .query(ReportRows::line)
        .optional();
  }

  /** A report with its words opened. */
  public Optional<ReportView> find(long id) {
    return jdbc.sql(
            "select "
                + ReportRows.LINE
                + """
                , r.custody, w.words, f.proposed_by, f.reason, f.confirmed_by, f.rejected_by
                  from report r
                  join report_words w on w.report_id = r.id
                  left join report_false_mark f on f.report_id = r.id
                 where r.id = :id
                """)
        .param("id", id)
        .query(
            (rs, n) ->
                new ReportView(
                    ReportRows.line(rs, n),
                    words(id, rs.getBytes("words")),
                    ReportRows.longs(rs, "custody"),
                    rs.getBytes("reason") == null
                        ? null
                        : new ReportView.FalseMark(
                            rs.getLong("proposed_by"),
                            seals.open(FalseMarks.REASON, id, rs.getBytes("reason")),
                            rs.getObject("confirmed_by", Long.class),
                            rs.getObject("rejected_by", Long.class))))
        .optional();
  }

  /**
   * @throws Refusal not found
   */
  public ReportView get(long id) {
    return find(id).orElseThrow(Refusal::notFound);
  }

  /** The words of several reports, for the few on a page; those not to be seen are left out. */
  public java.util.Map<Long, Words> findWords(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return java.util.Map.of();
    }
    java.util.Map<Long, Words> found = new java.util.HashMap<>();
    jdbc.sql("select report_id, words from report_words where report_id = any (:ids)")
        .param("ids", ids.toArray(Long[]::new))
        .query(
            rs -> {
              long id = rs.getLong("report_id");
              found.put(id, words(id, rs.getBytes("words")));
            });
    return found;
  }

  /**
   * @param after cursor of the last page, or null for the first
   * @throws Refusal invalid, when a filter has an unknown value
   */
  public ReportList list(ReportFilter filter, @Nullable String after, int limit) {
    return listing.list(filter, after, limit);
  }

  /**
   * Acts that this person may do on the report now, in the order of the life cycle. They are the
   * holder's: whoever was handed the clue reads the report, but neither asks nor marks its author.
   */
  public List<String> allowed(ReportLine line, Actor actor) {
    return ReportLifecycle.LIFECYCLE.allowed(line.state(), actor.rolesAt(line.holderId()));
  }

  /** Locks a report until the end of the transaction. */
  public LockedReport lock(long id) {
    return moves.lock(id);
  }

  /**
   * @throws Refusal stale, when it is at another version
   */
  public LockedReport lock(long id, int version) {
    return moves.lock(id, version);
  }

  /**
   * Does one act of {@link ReportLifecycle} on a locked report: state, holder, deadline, history.
   *
   * @return the report as it stands now, still locked
   * @throws Refusal wrong state, or not allowed
   */
  public LockedReport move(LockedReport report, String act, ActContext context, ReportStep step) {
    return moves.move(report, act, context, step);
  }

  /**
   * Lets further offices see the report, and names whom it is about (null: leaves them). The actor
   * may lose sight of it by that.
   */
  public void spread(
      long reportId, Collection<Long> parties, @Nullable Collection<Long> subjects) {
    moves.spread(reportId, parties, subjects);
  }

  /** Asks the reporter, without leaving the state. */
  public long ask(LockedReport report, String question, ActContext context, ReportStep step) {
    String act =
        report.state() == ReportState.RECEIVED ? "report.need-facts" : "report.ask";
    long message = moves.say(report.id(), ReportMessage.Kind.QUESTION, question, context);
    moves.move(report, act, context, step);
    return message;
  }

  /** Notes a call or meeting with the reporter; the reporter does not read it. */
  public long noteContact(LockedReport report, String note, ActContext context, ReportStep step) {
    long message = moves.say(report.id(), ReportMessage.Kind.CONTACT_NOTE, note, context);
    moves.move(report, "report.contact", context, step);
    return message;
  }

  /** Changes category, place or urgency at the desk; null leaves one as it is. */
  public void classify(
      LockedReport report,
      @Nullable String category,
      @Nullable String regionCode,
      @Nullable Boolean urgent,
      ActContext context,
      ReportStep step) {
    moves.classify(report, category, regionCode, urgent);
    moves.move(report, "report.classify", context, step);
  }

  /** Marks what the reporter wrote as read. */
  public void markRead(LockedReport report, ActContext context, ReportStep step) {
    moves.read(report.id());
    moves.move(report, "report.read", context, step);
  }

  /** Proposes to mark a report as knowingly false; another person must confirm. */
  public void proposeFalse(
      LockedReport report, String reason, ActContext context, ReportStep step) {
    falseMarks.propose(report, reason, context, step);
  }

  /**
   * Confirms or rejects the proposal.
   *
   * @throws Refusal not allowed, for whoever proposed it
   */
  public void decideFalse(
      LockedReport report, boolean confirm, ActContext context, ReportStep step) {
    falseMarks.decide(report, confirm, context, step);
  }

  /** Tells the reporter the result of a verified clue; the time for an objection starts. */
  public void publishResult(
      LockedReport report, String answer, ActContext context, ReportStep step) {
    moves.say(report.id(), ReportMessage.Kind.RESULT, answer, context);
    moves.move(report, "report.publish-result", context, step);
  }

  /** Tells the reporter that the matter was passed on, to whom and why. */
  public void publishTransfer(
      LockedReport report, String answer, ActContext context, ReportStep step) {
    moves.say(report.id(), ReportMessage.Kind.RESULT, answer, context);
    moves.move(report, "report.transfer", context, step);
  }

  /** What was said after filing, oldest first. */
  public List<ReportMessage> listMessages(long reportId) {
    return jdbc.sql(
            """
            select id, side, kind, body, at, official_id from report_message
             where report_id = :id order by id
            """)
        .param("id", reportId)
        .query(
            (rs, n) ->
                new ReportMessage(
                    rs.getLong("id"),
                    rs.getString("side").equals("reporter"),
                    ReportMessage.Kind.of(rs.getString("kind")),
                    seals.open(ReportMoves.BODY, rs.getLong("id"), rs.getBytes("body")),
                    rs.getTimestamp("at").toInstant(),
                    rs.getObject("official_id", Long.class)))
        .list();
  }

  public List<StoredFile> listFiles(long reportId) {
    return files.list("report", reportId);
  }

  private Words words(long id, byte[] sealed) {
    return json.readValue(seals.open(ReportRegister.WORDS, id, sealed), Words.class);
  }
}
