package org.mingcha.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.mingcha.campaign.Campaign;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.stereotype.Component;

/** Files the rows of a batch in one transaction: all of them or none. */
@Component
class BatchFiling implements Act<BatchFiling.Command, BatchFiling.Result> {

  /** Rows as prepared, in the order of the batch. */
  record Command(long partyId, List<Row> rows, @com.fasterxml.jackson.annotation.JsonIgnore IntConsumer progress) {}

  record Row(Submission submission, Origin origin) {}

  record Result(int filed) {}

  private final Portal portal;
  private final ReportRegister register;
  private final OpenCampaigns campaigns;
  private final Origins origins;
  private final Acts acts;

  BatchFiling(
      Portal portal,
      ReportRegister register,
      OpenCampaigns campaigns,
      Origins origins,
      Acts acts) {
    this.portal = portal;
    this.register = register;
    this.campaigns = campaigns;
    this.origins = origins;
    this.acts = acts;
  }

  int file(
      long accountId,
      long partyId,
      List<NewReport> reports,
      List<Origin> from,
      IntConsumer progress) {
    List<Row> rows = new ArrayList<>(reports.size());
    for (int i = 0; i < reports.size(); i++) {
      // no key: the row's own mark, unique in the database, tells a second filing
      rows.add(new Row(portal.prepare(reports.get(i), null).submission(), from.get(i)));
    }
    return acts.perform(this, new Command(partyId, rows, progress), Call.once(accountId)).filed();
  }

  @Override
  public String name() {
    return "report.file-batch";
  }

  @Override
  public Class<Result> resultType() {
    return Result.class;
  }

  @Override
  public Result apply(Command command, ActContext context) {
    if (!context.actor().holds(DeskFiling.MAY, command.partyId())) {
      throw Refusal.notAllowed("intake.refusal.role", "report.file");
    }
    int done = 0;
    for (Row row : command.rows()) {
      Submission submission = row.submission();
      Campaign campaign = campaigns.get(submission.campaignId());
      Filed filed = register.add(submission, campaign, command.partyId(), context.actor());
      origins.add(filed.id(), campaign.id(), command.partyId(), row.origin());
      command.progress().accept(++done);
    }
    return new Result(done);
  }
}
