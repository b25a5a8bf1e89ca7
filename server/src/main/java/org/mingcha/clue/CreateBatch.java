package org.mingcha.clue;

import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Begins a list of clues for one receiver. */
@Component
class CreateBatch extends ClueAct<ClueCommand.CreateBatch> {
  private final Desk desk;
  private final Dispatch dispatch;
  private final Organisation organisation;

  CreateBatch(Desk desk, Dispatch dispatch, Organisation organisation) {
    super("batch.create");
    this.desk = desk;
    this.dispatch = dispatch;
    this.organisation = organisation;
  }

  @Override
  public Done apply(ClueCommand.CreateBatch c, ActContext context) {
    if (!context.actor().holds(Lifecycles.MANAGING, c.fromParty())) {
      throw Refusal.notAllowed("clue.refusal.not-yours");
    }
    desk.campaigns.get(c.campaignId());
    boolean unit =
        organisation.findUnit(c.toParty()).filter(u -> u.openOn(organisation.today())).isPresent();
    boolean group =
        desk.campaigns.findGroup(c.toParty()).filter(g -> g.campaignId() == c.campaignId()).isPresent();
    if (!unit && !group) {
      throw Refusal.invalid("toParty", "clue.refusal.no-receiver");
    }
    if (c.fromParty() == c.toParty()) {
      throw Refusal.invalid("toParty", "clue.refusal.on-chain");
    }
    String letter = Desk.optional("letter", c.letter(), Desk.LONG_TEXT);
    BatchRow batch = dispatch.draft(c.campaignId(), c.fromParty(), c.toParty(), letter, context);
    return new Done(batch.id(), 1, true);
  }
}
