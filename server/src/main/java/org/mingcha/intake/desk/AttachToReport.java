package org.mingcha.intake.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.ReportForm;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.intake.LockedReport;
import org.mingcha.intake.ReportLine;
import org.mingcha.intake.Reports;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acting;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** An officer adds files to a report: a page that came later, a photograph of an envelope. */
@Component
class AttachToReport implements Act<AttachToReport.Command, AttachToReport.Done> {

  record Command(long reportId, List<KeptFile> files) {}

  record Done(List<Long> files) {}

  private final Reports reports;
  private final StoredFiles files;
  private final DeskFiles desk;
  private final Campaigns campaigns;
  private final Ledger ledger;
  private final Acting acting;

  AttachToReport(
      Reports reports,
      StoredFiles files,
      DeskFiles desk,
      Campaigns campaigns,
      Ledger ledger,
      Acting acting) {
    this.reports = reports;
    this.files = files;
    this.desk = desk;
    this.campaigns = campaigns;
    this.ledger = ledger;
    this.acting = acting;
  }

  /**
   * Checks and keeps the bytes, before the act: the transaction need not wait for them.
   *
   * @throws Refusal invalid for the field {@code files}; not found
   */
  List<KeptFile> keep(long account, long reportId, List<MultipartFile> chosen) {
    ReportLine line =
        acting.reading(
            account, actor -> reports.findLine(reportId).orElseThrow(Refusal::notFound));
    ReportForm.Attachments limits =
        campaigns.get(line.campaignId()).template().reportForm().attachments();
    List<KeptFile> kept = new ArrayList<>();
    for (MultipartFile file : chosen) {
      if (!file.isEmpty()) {
        kept.add(desk.take(file, limits));
      }
    }
    if (kept.isEmpty()) {
      throw Refusal.invalid("files", "intake-desk.fault.files-none");
    }
    return kept;
  }

  @Override
  public String name() {
    return "report.attach";
  }

  @Override
  public Class<Done> resultType() {
    return Done.class;
  }

  @Override
  public Done apply(Command command, ActContext context) {
    LockedReport report = reports.lock(command.reportId());
    long office = Seats.office(report, name(), context.actor());
    List<Long> ids = new ArrayList<>();
    for (KeptFile file : command.files()) {
      ids.add(
          files.attach(
              "report", report.id(), file, "office", context.actor().officialId(), context.now()));
    }
    ledger.append(
        context,
        Ledger.Step.of(report.campaignId(), "report", report.id(), name())
            .by(office)
            .with(Map.of("files", ids.stream().map(Ids::text).toList())));
    return new Done(ids);
  }
}
