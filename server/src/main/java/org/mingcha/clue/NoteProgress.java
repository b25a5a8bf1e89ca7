package org.mingcha.clue;

import java.util.Map;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** A sign of life: the holder tells how it goes. Stands in the history, sealed. */
@Component
class NoteProgress extends ClueAct<ClueCommand.Note> {
  private final Desk desk;

  NoteProgress(Desk desk) {
    super("clue.note");
    this.desk = desk;
  }

  @Override
  public Done apply(ClueCommand.Note c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    String text = Desk.required("text", c.text(), Desk.SHORT_TEXT);
    ClueEdit edit = held.clue().edit();
    edit.heardAt = context.now();
    desk.clues.save(edit);
    desk.record(held, name(), held.clue().state(), text, Map.of(), context);
    return Done.clue(held.clue());
  }
}
