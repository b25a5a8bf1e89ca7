package org.mingcha.intake;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Lifecycle;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Locks, moves and talks: what all acts on a report have in common. */
@Component
class ReportMoves {
  static final String BODY = "report_message.body";

  private static final String LOCK =
      """
      select id, campaign_id, number, state, holder_id, reachable, received_at, state_since, custody,
             version
        from report
      """;

  private final JdbcClient jdbc;
  private final Ledger ledger;
  private final Seals seals;
  private final ReportClocks clocks;
  private final OpenCampaigns campaigns;

  ReportMoves(
      JdbcClient jdbc, Ledger ledger, Seals seals, ReportClocks clocks, OpenCampaigns campaigns) {
    this.jdbc = jdbc;
    this.ledger = ledger;
    this.seals = seals;
    this.clocks = clocks;
    this.campaigns = campaigns;
  }

  LockedReport lock(long id) {
    return jdbc.sql(LOCK + " where id = :id for update")
        .param("id", id)
        .query(ReportRows::locked)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  LockedReport lock(long id, int version) {
    LockedReport report = lock(id);
    if (report.version() != version) {
      throw Refusal.stale(report.version());
    }
    return report;
  }

  /** The report that the acting reporter's code opens. */
  LockedReport lockOwn() {
    return jdbc.sql(LOCK + " where code_hash = acting_code() for update")
        .query(ReportRows::locked)
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  /**
   * Does one edge of the life cycle: checks state and roles, writes state, holder and deadline,
   * appends history.
   */
  LockedReport move(LockedReport report, String act, ActContext context, ReportStep step) {
    Lifecycle.Edge<ReportState> edge = ReportLifecycle.LIFECYCLE.require(act, report.state());
    requireRole(report, edge, context.actor());
    ReportState to = edge.to() == null ? report.state() : edge.to();
    boolean moved = to != report.state();
    Instant since = moved ? context.now() : report.stateSince();
    Instant due =
        clocks.due(
            campaigns.get(report.campaignId()).template(),
            to,
            since,
            report.receivedAt(),
            report.reachable() && !contacted(report.id()));
    long holder = step.holder() == null ? report.holderId() : step.holder();
    jdbc.sql(
            """
            update report
               set state = :state, state_since = :since, due_at = :due, holder_id = :holder,
                   version = version + 1
             where id = :id
            """)
        .param("state", to.key())
        .param("since", Timestamp.from(since))
        .param("due", due == null ? null : Timestamp.from(due), Types.TIMESTAMP)
        .param("holder", holder)
        .param("id", report.id())
        .update();
    ledger.append(
        context,
        Ledger.Step.of(report.campaignId(), "report", report.id(), act)
            .by(step.party() == null ? report.holderId() : step.party())
            .states(report.state().key(), to.key())
            .because(step.reason())
            .with(step.details()));
    return new LockedReport(
        report.id(),
        report.campaignId(),
        report.number(),
        to,
        holder,
        report.reachable(),
        report.receivedAt(),
        since,
        report.custody(),
        report.version() + 1);
  }

  // acts without roles are the reporter's and the clock's; nobody signed in does them
  private static void requireRole(
      LockedReport report, Lifecycle.Edge<ReportState> edge, Actor actor) {
    boolean may =
        edge.by().isEmpty()
            ? !actor.isPerson()
            : actor.isPerson()
                && report.custody().stream().anyMatch(party -> actor.holds(edge.by(), party));
    if (!may) {
      throw Refusal.notAllowed("intake.refusal.role", edge.act());
    }
  }

  /** Whether the office has said anything to the reporter, or noted a contact. */
  private boolean contacted(long reportId) {
    return jdbc.sql(
            "select exists (select 1 from report_message where report_id = :id and side = 'office')")
        .param("id", reportId)
        .query(Boolean.class)
        .single();
  }

  /** Says something, and counts it as unread when the reporter did. */
  long say(
      long reportId, ReportMessage.Kind kind, String body, ActContext context) {
    Actor actor = context.actor();
    boolean office = actor.isPerson();
    long id = Ids.next();
    jdbc.sql(
            """
            insert into report_message (id, report_id, side, kind, body, at, official_id)
            values (:id, :report, :side, :kind, :body, :at, :official)
            """)
        .param("id", id)
        .param("report", reportId)
        .param("side", office ? "office" : "reporter")
        .param("kind", kind.key())
        .param("body", seals.seal(BODY, id, body))
        .param("at", Timestamp.from(context.now()))
        .param("official", office ? actor.officialId() : null, Types.BIGINT)
        .update();
    if (!office) {
      jdbc.sql("update report set unread = unread + 1 where id = :id").param("id", reportId).update();
    }
    return id;
  }

  void classify(
      LockedReport report,
      @Nullable String category,
      @Nullable String regionCode,
      @Nullable Boolean urgent) {
    var campaign = campaigns.get(report.campaignId());
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(
        category != null
            && org.mingcha.campaign.CampaignTemplate.find(
                    campaign.template().categories(), category)
                .isEmpty(),
        "category",
        "intake.fault.category");
    faults.when(
        regionCode != null && !campaigns.covers(campaign, regionCode),
        "region",
        "intake.fault.region");
    faults.refuseIfAny();
    jdbc.sql(
            """
            update report set category = coalesce(:category, category),
                   region_code = coalesce(:region, region_code), urgent = coalesce(:urgent, urgent)
             where id = :id
            """)
        .param("category", category, Types.VARCHAR)
        .param("region", regionCode, Types.VARCHAR)
        .param("urgent", urgent, Types.BOOLEAN)
        .param("id", report.id())
        .update();
  }

  void read(long reportId) {
    jdbc.sql("update report set unread = 0 where id = :id").param("id", reportId).update();
  }

  void spread(long reportId, Collection<Long> parties, @Nullable Collection<Long> subjects) {
    boolean done =
        jdbc.sql("select report_spread(:id, :custody, :subjects)")
            .param("id", reportId)
            .param("custody", parties.toArray(Long[]::new))
            .param(
                "subjects",
                subjects == null ? null : subjects.toArray(Long[]::new),
                Types.ARRAY)
            .query(Boolean.class)
            .single();
    if (!done) {
      throw Refusal.notFound();
    }
  }
}
