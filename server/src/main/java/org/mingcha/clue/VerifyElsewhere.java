package org.mingcha.clue;

import java.util.Optional;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The reviewing office has the clue verified by a unit of another place that never had it (异地核查). */
@Component
class VerifyElsewhere extends ClueAct<ClueCommand.Elsewhere> {
  private final Desk desk;
  private final Reviewing reviewing;
  private final Dispatch dispatch;

  VerifyElsewhere(Desk desk, Reviewing reviewing, Dispatch dispatch) {
    super("review.elsewhere");
    this.desk = desk;
    this.reviewing = reviewing;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.Elsewhere c, ActContext context) {
    Reviewing.Case reviewed = reviewing.take(name(), c.clueId(), c.version(), context);
    Held held = reviewed.held();
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    Link.Purpose purpose =
        Chain.isObjected(held.clue(), held.links()) ? Link.Purpose.OBJECTION : Link.Purpose.ELSEWHERE;
    dispatch.checkReceiver(held, held.party(), c.toParty(), Link.Purpose.ELSEWHERE);
    reviewing.decided(reviewed, "elsewhere", reason, context);
    Optional<Link> link = held.current();
    link.ifPresent(l -> desk.links.move(l, name()));
    link.flatMap(l -> desk.links.find(l.aboveId()))
        .ifPresent(l -> desk.links.move(l, "hand-over.back"));
    Held free = new Held(held.clue(), held.campaign(), held.party(), desk.links.of(c.clueId()));
    BatchRow batch =
        dispatch.draft(held.clue().campaignId(), held.party(), c.toParty(), null, context);
    Link listed = dispatch.list(free, batch.id(), c.toParty(), purpose, null, null);
    dispatch.sendElsewhere(free, listed, reason, context);
    dispatch.number(batch, context);
    Done done = Done.clue(held.clue());
    Held sent = new Held(desk.clues.find(c.clueId()).orElseThrow(), held.campaign(), held.party(), free.links());
    return dispatch.settle(sent, context) ? done : done.unseen();
  }
}
