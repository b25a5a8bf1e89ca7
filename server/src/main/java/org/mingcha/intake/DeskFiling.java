package org.mingcha.intake;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.stereotype.Component;

/**
 * Files what an officer takes down: a call, a letter, a visit, a line of a batch. The same path as
 * the public form's, but the officer stands for it in the history.
 */
@Component
class DeskFiling implements Act<DeskFiling.Command, Filed> {
  static final Set<Role> MAY =
      EnumSet.of(
          Role.INTAKE_OFFICER,
          Role.CLUE_MANAGER,
          Role.GROUP_LEADER,
          Role.GROUP_DEPUTY,
          Role.OFFICE);

  /** The submission as prepared; the query code stays outside, results of acts are kept. */
  record Command(long partyId, Submission submission, @Nullable Origin origin) {}

  private final Portal portal;
  private final ReportRegister register;
  private final OpenCampaigns campaigns;
  private final Origins origins;
  private final Acts acts;

  DeskFiling(Portal portal, ReportRegister register, OpenCampaigns campaigns, Origins origins, Acts acts) {
    this.portal = portal;
    this.register = register;
    this.campaigns = campaigns;
    this.origins = origins;
    this.acts = acts;
  }

  FiledReport file(
      long accountId,
      long partyId,
      NewReport report,
      @Nullable Origin origin,
      String requestKey) {
    Portal.Prepared prepared = portal.prepare(report, "desk:" + accountId + ":" + requestKey);
    // the request hash in the submission tells a repeated filing, for both sides alike
    Filed filed =
        acts.perform(
            this, new Command(partyId, prepared.submission(), origin), Call.once(accountId));
    return portal.answer(prepared, filed);
  }

  @Override
  public String name() {
    return "report.file";
  }

  @Override
  public Class<Filed> resultType() {
    return Filed.class;
  }

  @Override
  public Filed apply(Command command, ActContext context) {
    if (!context.actor().holds(MAY, command.partyId())) {
      throw Refusal.notAllowed("intake.refusal.role", name());
    }
    Submission submission = command.submission();
    Filed filed =
        register.add(
            submission,
            campaigns.get(submission.campaignId()),
            command.partyId(),
            context.actor());
    if (filed.fresh() && command.origin() != null) {
      origins.add(filed.id(), submission.campaignId(), command.partyId(), command.origin());
    }
    return filed;
  }
}
