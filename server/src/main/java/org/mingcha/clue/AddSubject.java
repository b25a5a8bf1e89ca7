package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Names whom the clue is about. From this moment nobody tied to that official or unit sees it,
 * which may include whoever named them and the office that has it in hand.
 */
@Component
class AddSubject extends ClueAct<ClueCommand.AddSubject> {
  private final Desk desk;
  private final Subjects subjects;

  AddSubject(Desk desk, Subjects subjects) {
    super("clue.add-subject");
    this.desk = desk;
    this.subjects = subjects;
  }

  @Override
  public Done apply(ClueCommand.AddSubject c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Refusal.Faults faults = new Refusal.Faults();
    subjects.check(faults, "subject", c.subject(), held.template());
    faults.refuseIfAny();
    boolean twice =
        subjects.of(c.clueId()).stream()
            .anyMatch(
                s ->
                    s.role().equals(c.subject().role())
                        && java.util.Objects.equals(s.officialId(), c.subject().officialId())
                        && java.util.Objects.equals(s.unitId(), c.subject().unitId())
                        && s.name() == null
                        && c.subject().name() == null);
    if (twice) {
      throw Refusal.invalid("subject", "clue.refusal.subject-twice");
    }
    long id =
        subjects.add(c.clueId(), c.subject(), context.now(), context.actor().officialId());
    desk.clues.save(held.clue().edit());
    desk.record(
        held, name(), held.clue().state(), null, Map.of("subject", Ids.text(id)), context);
    return new Done(c.clueId(), held.clue().version() + 1, desk.custody.refreshSubjects(c.clueId()));
  }
}
