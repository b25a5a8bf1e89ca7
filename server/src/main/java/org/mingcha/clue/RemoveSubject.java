package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** Takes a name out that did not belong there; that it stood there stays in the record. */
@Component
class RemoveSubject extends ClueAct<ClueCommand.RemoveSubject> {
  private final Desk desk;
  private final Subjects subjects;

  RemoveSubject(Desk desk, Subjects subjects) {
    super("clue.remove-subject");
    this.desk = desk;
    this.subjects = subjects;
  }

  @Override
  public Done apply(ClueCommand.RemoveSubject c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    if (subjects.of(c.clueId()).stream().noneMatch(s -> s.id() == c.subjectId())) {
      throw Refusal.notFound();
    }
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    subjects.remove(c.subjectId(), context.now());
    desk.clues.save(held.clue().edit());
    desk.record(
        held,
        name(),
        held.clue().state(),
        reason,
        Map.of("subject", Ids.text(c.subjectId())),
        context);
    return new Done(c.clueId(), held.clue().version() + 1, desk.custody.refreshSubjects(c.clueId()));
  }
}
