package org.mingcha.campaign;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Lifecycle;

/** The life of a campaign as data. All acts are the lead office's. */
public final class CampaignLife {
  private static final Set<Role> OFFICE = Set.of(Role.OFFICE);

  /** States and the acts between them. */
  public static final Lifecycle<CampaignState> TABLE =
      Lifecycle.of(
          CampaignState.class,
          CampaignState.PREPARING,
          List.of(
              new Lifecycle.Edge<>(
                  "campaign.start", EnumSet.of(CampaignState.PREPARING), CampaignState.RUNNING, OFFICE),
              new Lifecycle.Edge<>(
                  "campaign.wind-up", EnumSet.of(CampaignState.RUNNING), CampaignState.CLOSING, OFFICE),
              new Lifecycle.Edge<>(
                  "campaign.resume", EnumSet.of(CampaignState.CLOSING), CampaignState.RUNNING, OFFICE),
              new Lifecycle.Edge<>(
                  "campaign.close", EnumSet.of(CampaignState.CLOSING), CampaignState.CLOSED, OFFICE)));

  private CampaignLife() {}
}
