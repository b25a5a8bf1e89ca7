package org.mingcha.clue;

import java.util.List;
import java.util.Map;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Two clues are one matter: the reports of this one go on in the other, its subjects are named there
 * too, and this one ends. Which report came from where stays written down, so that it can be undone.
 */
@Component
class MergeClue extends ClueAct<ClueCommand.Merge> {
  private final Desk desk;
  private final Subjects subjects;
  private final Dispatch dispatch;

  MergeClue(Desk desk, Subjects subjects, Dispatch dispatch) {
    super("clue.merge");
    this.desk = desk;
    this.subjects = subjects;
    this.dispatch = dispatch;
  }

  @Override
  public Done apply(ClueCommand.Merge c, ActContext context) {
    if (c.clueId() == c.intoId()) {
      throw Refusal.invalid("into", "clue.refusal.merge-self");
    }
    // always in the same order, so that two merges at once cannot wait for each other
    if (c.intoId() < c.clueId()) {
      desk.clues.lock(c.intoId());
    }
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Held into = desk.guard.take("clue.join", c.intoId(), null, context);
    if (into.clue().campaignId() != held.clue().campaignId()) {
      throw Refusal.invalid("into", "clue.refusal.other-campaign");
    }
    dispatch.requireAtManager(held);
    String reason = Desk.required("reason", c.reason(), Desk.SHORT_TEXT);
    dispatch.unlist(held);
    List<Long> reports = desk.members.of(c.clueId());
    long by = context.actor().officialId();
    for (Long report : reports) {
      desk.members.leave(c.clueId(), report, context.now());
      desk.members.join(c.intoId(), report, context.now(), by);
    }
    for (Subjects.Row subject : subjects.of(c.clueId())) {
      boolean there =
          subject.name() == null
              && into.clue()
                  .subjects()
                  .contains(
                      subject.officialId() != null ? subject.officialId() : subject.unitId());
      if (!there) {
        subjects.add(
            c.intoId(),
            new ClueCommand.Subject(
                subject.role(), subject.officialId(), subject.unitId(), subject.name()),
            context.now(),
            by);
      }
    }
    ClueEdit edit = held.clue().edit();
    edit.to(ClueState.MERGED, held.clue().holderId(), null, context.now());
    edit.mergedInto = c.intoId();
    edit.reports = 0;
    desk.clues.save(edit);
    ClueEdit target = into.clue().edit();
    target.reports += reports.size();
    desk.clues.save(target);
    List<String> moved = reports.stream().map(Ids::text).toList();
    desk.record(
        held,
        name(),
        ClueState.MERGED,
        reason,
        Map.of("into", Ids.text(c.intoId()), "reports", moved),
        context);
    desk.record(
        into,
        "clue.join",
        into.clue().state(),
        null,
        Map.of("from", Ids.text(c.clueId()), "reports", moved),
        context);
    desk.custody.share(into.clue());
    return new Done(
        c.intoId(), into.clue().version() + 1, desk.custody.refreshSubjects(c.intoId()));
  }
}
