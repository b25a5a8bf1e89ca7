package org.mingcha.campaign;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingcha.campaign.CampaignCommands.Changed;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What can be done with campaigns, groups and templates; pages and the API call these. All but
 * opening and adding templates are the lead office's.
 */
@Component
public class CampaignActs {
  private final Acts acts;
  private final OpenCampaign openCampaign;
  private final ChangeCampaign changeCampaign;
  private final SetStage setStage;
  private final CreateGroup createGroup;
  private final ChangeGroup changeGroup;
  private final AppointMember appointMember;
  private final DismissMember dismissMember;
  private final AddTemplate addTemplate;
  private final Map<String, MoveCampaign> moves;

  CampaignActs(
      Acts acts,
      OpenCampaign openCampaign,
      ChangeCampaign changeCampaign,
      SetStage setStage,
      CreateGroup createGroup,
      ChangeGroup changeGroup,
      AppointMember appointMember,
      DismissMember dismissMember,
      AddTemplate addTemplate,
      JdbcClient jdbc,
      CampaignRules rules,
      List<CampaignInUse> uses,
      Ledger ledger) {
    this.acts = acts;
    this.openCampaign = openCampaign;
    this.changeCampaign = changeCampaign;
    this.setStage = setStage;
    this.createGroup = createGroup;
    this.changeGroup = changeGroup;
    this.appointMember = appointMember;
    this.dismissMember = dismissMember;
    this.addTemplate = addTemplate;
    this.moves =
        CampaignLife.TABLE.edges().stream()
            .collect(
                Collectors.toMap(
                    e -> e.act(), e -> new MoveCampaign(e.act(), jdbc, rules, uses, ledger)));
  }

  public Changed open(CampaignCommands.OpenCampaign command, Call call) {
    return acts.perform(openCampaign, command, call);
  }

  public Changed change(CampaignCommands.ChangeCampaign command, Call call) {
    return acts.perform(changeCampaign, command, call);
  }

  /**
   * @param act one of {@link CampaignLife}
   */
  public Changed move(String act, CampaignCommands.MoveCampaign command, Call call) {
    MoveCampaign move = moves.get(act);
    if (move == null) {
      throw Refusal.notFound();
    }
    return acts.perform(move, command, call);
  }

  public Changed setStage(CampaignCommands.SetStage command, Call call) {
    return acts.perform(setStage, command, call);
  }

  public Changed createGroup(CampaignCommands.CreateGroup command, Call call) {
    return acts.perform(createGroup, command, call);
  }

  public Changed changeGroup(CampaignCommands.ChangeGroup command, Call call) {
    return acts.perform(changeGroup, command, call);
  }

  public Changed appointMember(CampaignCommands.AppointMember command, Call call) {
    return acts.perform(appointMember, command, call);
  }

  public Changed dismissMember(CampaignCommands.DismissMember command, Call call) {
    return acts.perform(dismissMember, command, call);
  }

  public Changed addTemplate(CampaignCommands.AddTemplate command, Call call) {
    return acts.perform(addTemplate, command, call);
  }
}
