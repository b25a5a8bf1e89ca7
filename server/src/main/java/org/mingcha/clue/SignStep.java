package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Signs a step of the ladder that waits for a person; it is taken by that. */
@Component
class SignStep extends ClueAct<ClueCommand.SignStep> {
  private final Desk desk;
  private final LadderSteps steps;

  SignStep(Desk desk, LadderSteps steps) {
    super("ladder.sign");
    this.desk = desk;
    this.steps = steps;
  }

  @Override
  public Done apply(ClueCommand.SignStep c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), null, context);
    LadderSteps.Row step = waiting(steps, held, c.stepId());
    String note = Desk.optional("note", c.note(), Desk.SHORT_TEXT);
    steps.decide(step, "done", note, context.now(), context.actor().officialId());
    steps.climb(c.clueId(), held.clue().ladderStep() + 1);
    desk.record(
        held,
        name(),
        held.clue().state(),
        note,
        Map.of("step", step.step(), "id", Ids.text(step.id())),
        context);
    return new Done(c.clueId(), held.clue().version(), true);
  }

  static LadderSteps.Row waiting(LadderSteps steps, Held held, long stepId) {
    LadderSteps.Row step =
        steps
            .lock(stepId)
            .filter(s -> s.clueId() == held.clue().id())
            .orElseThrow(Refusal::notFound);
    if (!step.state().equals("proposed")
        || !step.overdueSince().equals(held.clue().dueAt())) {
      throw Refusal.wrongState("clue.refusal.step-decided");
    }
    return step;
  }
}
