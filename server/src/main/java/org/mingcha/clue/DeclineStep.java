package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Declines a step of the ladder, with a reason; the next one may come when it is due. */
@Component
class DeclineStep extends ClueAct<ClueCommand.DeclineStep> {
  private final Desk desk;
  private final LadderSteps steps;

  DeclineStep(Desk desk, LadderSteps steps) {
    super("ladder.decline");
    this.desk = desk;
    this.steps = steps;
  }

  @Override
  public Done apply(ClueCommand.DeclineStep c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), null, context);
    LadderSteps.Row step = SignStep.waiting(steps, held, c.stepId());
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    steps.decide(step, "declined", reason, context.now(), context.actor().officialId());
    steps.climb(c.clueId(), held.clue().ladderStep() + 1);
    desk.record(
        held,
        name(),
        held.clue().state(),
        reason,
        Map.of("step", step.step(), "id", Ids.text(step.id())),
        context);
    return new Done(c.clueId(), held.clue().version(), true);
  }
}
