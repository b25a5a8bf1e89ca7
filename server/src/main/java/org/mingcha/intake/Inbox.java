package org.mingcha.intake;

import org.mingcha.campaign.Campaign;
import org.mingcha.shared.act.Acting;
import org.springframework.stereotype.Component;

/** The inside of filing: opens a sealed submission and registers it, in one transaction. */
@Component
class Inbox implements SubmissionGate {
  private final SubmissionCodec codec;
  private final OpenCampaigns campaigns;
  private final ReportRegister register;
  private final Acting acting;

  Inbox(
      SubmissionCodec codec, OpenCampaigns campaigns, ReportRegister register, Acting acting) {
    this.codec = codec;
    this.campaigns = campaigns;
    this.register = register;
    this.acting = acting;
  }

  @Override
  public Filed receive(byte[] sealed) {
    Submission submission = codec.open(sealed);
    // looked up before the transaction, which then needs three round trips
    Campaign campaign = campaigns.get(submission.campaignId());
    long holder =
        campaigns.receiver(campaign, submission.regionCode(), submission.filedAt());
    return acting.asPortal(actor -> register.add(submission, campaign, holder, actor));
  }
}
