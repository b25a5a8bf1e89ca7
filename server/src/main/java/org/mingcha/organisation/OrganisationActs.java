package org.mingcha.organisation;

import org.mingcha.organisation.Commands.Changed;
import org.mingcha.organisation.Commands.Imported;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.stereotype.Component;

/**
 * What can be done in this module; pages, the API and importers call these. All but the two about
 * declared interests are the system administrator's; each refuses with a reason and then changes
 * nothing.
 */
@Component
public class OrganisationActs {
  private final Acts acts;
  private final CreateUnit createUnit;
  private final RenameUnit renameUnit;
  private final MoveUnit moveUnit;
  private final CloseUnit closeUnit;
  private final CreateOfficial createOfficial;
  private final RenameOfficial renameOfficial;
  private final CreatePost createPost;
  private final ChangePost changePost;
  private final ClosePost closePost;
  private final AppointToPost appointToPost;
  private final EndHolding endHolding;
  private final DeclareInterest declareInterest;
  private final WithdrawInterest withdrawInterest;
  private final ImportRegions importRegions;
  private final ImportUnits importUnits;

  OrganisationActs(
      Acts acts,
      CreateUnit createUnit,
      RenameUnit renameUnit,
      MoveUnit moveUnit,
      CloseUnit closeUnit,
      CreateOfficial createOfficial,
      RenameOfficial renameOfficial,
      CreatePost createPost,
      ChangePost changePost,
      ClosePost closePost,
      AppointToPost appointToPost,
      EndHolding endHolding,
      DeclareInterest declareInterest,
      WithdrawInterest withdrawInterest,
      ImportRegions importRegions,
      ImportUnits importUnits) {
    this.acts = acts;
    this.createUnit = createUnit;
    this.renameUnit = renameUnit;
    this.moveUnit = moveUnit;
    this.closeUnit = closeUnit;
    this.createOfficial = createOfficial;
    this.renameOfficial = renameOfficial;
    this.createPost = createPost;
    this.changePost = changePost;
    this.closePost = closePost;
    this.appointToPost = appointToPost;
    this.endHolding = endHolding;
    this.declareInterest = declareInterest;
    this.withdrawInterest = withdrawInterest;
    this.importRegions = importRegions;
    this.importUnits = importUnits;
  }

  public Changed createUnit(Commands.CreateUnit command, Call call) {
    return acts.perform(createUnit, command, call);
  }

  public Changed renameUnit(Commands.RenameUnit command, Call call) {
    return acts.perform(renameUnit, command, call);
  }

  public Changed moveUnit(Commands.MoveUnit command, Call call) {
    return acts.perform(moveUnit, command, call);
  }

  public Changed closeUnit(Commands.CloseUnit command, Call call) {
    return acts.perform(closeUnit, command, call);
  }

  public Changed createOfficial(Commands.CreateOfficial command, Call call) {
    return acts.perform(createOfficial, command, call);
  }

  public Changed renameOfficial(Commands.RenameOfficial command, Call call) {
    return acts.perform(renameOfficial, command, call);
  }

  public Changed createPost(Commands.CreatePost command, Call call) {
    return acts.perform(createPost, command, call);
  }

  public Changed changePost(Commands.ChangePost command, Call call) {
    return acts.perform(changePost, command, call);
  }

  public Changed closePost(Commands.ClosePost command, Call call) {
    return acts.perform(closePost, command, call);
  }

  public Changed appointToPost(Commands.AppointToPost command, Call call) {
    return acts.perform(appointToPost, command, call);
  }

  public Changed endHolding(Commands.EndHolding command, Call call) {
    return acts.perform(endHolding, command, call);
  }

  public Changed declareInterest(Commands.DeclareInterest command, Call call) {
    return acts.perform(declareInterest, command, call);
  }

  public Changed withdrawInterest(Commands.WithdrawInterest command, Call call) {
    return acts.perform(withdrawInterest, command, call);
  }

  public Imported importRegions(Commands.ConfirmImport command, Call call) {
    return acts.perform(importRegions, command, call);
  }

  public Imported importUnits(Commands.ConfirmImport command, Call call) {
    return acts.perform(importUnits, command, call);
  }
}
