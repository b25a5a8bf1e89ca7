package org.mingcha.clue;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.NumberPattern;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/**
 * A report becomes a new clue. Whoever opens it may name a colleague in it and then does not see it
 * any more: it has passed to those who may handle it, the leading office among them.
 */
@Component
class OpenClue extends ClueAct<ClueCommand.Open> {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Desk desk;
  private final Triage triage;
  private final FactsCheck check;
  private final Subjects subjects;
  private final Summaries summaries;

  OpenClue(Desk desk, Triage triage, FactsCheck check, Subjects subjects, Summaries summaries) {
    super("clue.open");
    this.desk = desk;
    this.triage = triage;
    this.check = check;
    this.subjects = subjects;
    this.summaries = summaries;
  }

  @Override
  public Done apply(ClueCommand.Open c, ActContext context) {
    ClueReports.ReportView report =
        triage.take(c.reportId(), c.reportVersion(), Lifecycles.MANAGING, context);
    Campaign campaign = desk.campaigns.get(report.campaignId());
    CampaignTemplate template = campaign.template();
    Refusal.Faults faults = new Refusal.Faults();
    ClueCommand.Facts facts = check.check(faults, c.facts(), template);
    for (int i = 0; i < c.subjects().size(); i++) {
      subjects.check(faults, "subjects-" + i, c.subjects().get(i), template);
    }
    faults.refuseIfAny();

    Instant now = context.now();
    long by = context.actor().officialId();
    ClueRow clue = row(report, campaign, facts, now);
    clue = insert(clue, template, now);
    summaries.add(clue.id(), facts.summary(), now, by);
    desk.members.join(clue.id(), report.id(), now, by);
    desk.reports.joined(report, clue.id(), context);
    List<ClueCommand.Subject> named = new ArrayList<>(c.subjects());
    named.addAll(subjects.missing(report.subjects(), ids(named), template));
    for (ClueCommand.Subject subject : named) {
      subjects.add(clue.id(), subject, now, by);
    }
    desk.record(
        org.mingcha.ledger.Ledger.Step.of(campaign.id(), "clue", clue.id(), name())
            .by(clue.managerId())
            .states(null, ClueState.OPEN.key())
            .with(Map.of("report", Ids.text(report.id()), "category", facts.category())),
        context);
    desk.custody.share(clue);
    boolean visible = desk.custody.refreshSubjects(clue.id());
    return new Done(clue.id(), 1, visible);
  }

  private ClueRow row(
      ClueReports.ReportView report, Campaign campaign, ClueCommand.Facts facts, Instant now) {
    Set<Long> custody = new LinkedHashSet<>(List.of(report.holderId(), campaign.leadOfficeId()));
    boolean supervised =
        CampaignTemplate.get(campaign.template().severities(), facts.importance()).supervised();
    return new ClueRow(
        Ids.next(),
        campaign.id(),
        "",
        facts.title(),
        ClueState.OPEN,
        facts.category(),
        facts.industry(),
        facts.importance(),
        facts.keyClue() || supervised,
        facts.shelter(),
        facts.region(),
        report.holderId(),
        report.holderId(),
        null,
        now,
        now,
        desk.clocks.toRoute(campaign.template(), now),
        now,
        0,
        null,
        1,
        List.copyOf(custody),
        List.of(),
        1);
  }

  private ClueRow insert(ClueRow clue, CampaignTemplate template, Instant now) {
    var values =
        new NumberPattern.Values(template.code(), now.atZone(Texts.ZONE).getYear(), "", 0);
    // numbers are random; one given before is drawn again
    for (int attempt = 0; attempt < 20; attempt++) {
      ClueRow numbered = clue.numbered(template.numbering().clue().render(values, RANDOM));
      if (desk.clues.insert(numbered)) {
        return numbered;
      }
    }
    throw new IllegalStateException("no free number for a clue");
  }

  static Set<Long> ids(List<ClueCommand.Subject> named) {
    Set<Long> ids = new LinkedHashSet<>();
    for (ClueCommand.Subject s : named) {
      if (s.officialId() != null) {
        ids.add(s.officialId());
      }
      if (s.unitId() != null) {
        ids.add(s.unitId());
      }
    }
    return ids;
  }
}
