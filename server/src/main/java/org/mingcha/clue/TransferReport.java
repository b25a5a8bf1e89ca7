package org.mingcha.clue;

import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** A report outside the campaign's matter is passed on, and its reporter is told where to. */
@Component
class TransferReport extends ClueAct<ClueCommand.TransferReport> {
  private final Desk desk;
  private final Triage triage;

  TransferReport(Desk desk, Triage triage) {
    super("report.transfer");
    this.desk = desk;
    this.triage = triage;
  }

  @Override
  public Done apply(ClueCommand.TransferReport c, ActContext context) {
    ClueReports.ReportView report =
        triage.take(c.reportId(), c.reportVersion(), Lifecycles.MANAGING, context);
    CampaignTemplate template = desk.campaigns.get(report.campaignId()).template();
    Refusal.Faults faults = new Refusal.Faults();
    destination(faults, c.destination(), template);
    String reason = Desk.required(faults, "reason", c.reason(), Desk.SHORT_TEXT);
    String answer = Desk.required(faults, "answer", c.answer(), Desk.SHORT_TEXT);
    faults.refuseIfAny();
    desk.reports.transferred(report, c.destination(), reason, answer, context);
    return new Done(report.id(), report.version() + 1, true);
  }

  static void destination(Refusal.Faults faults, String key, CampaignTemplate template) {
    faults.when(
        CampaignTemplate.find(template.transferDestinations(), key).isEmpty(),
        "destination",
        "clue.refusal.choose");
  }
}
