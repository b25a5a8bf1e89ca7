package org.mingcha.campaign;

import java.util.List;
import org.mingcha.shared.Refusal;

/** Asked before a campaign closes; modules above say what is still open in it. */
public interface CampaignInUse {

  /** Why it cannot close yet: message keys with arguments; empty when nothing is open. */
  List<Refusal.Field> reasons(long campaignId);
}
