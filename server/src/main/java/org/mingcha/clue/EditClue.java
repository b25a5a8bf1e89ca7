package org.mingcha.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The manager corrects the facts; the summary gets a further version, the former ones stay. */
@Component
class EditClue extends ClueAct<ClueCommand.Edit> {
  private final Desk desk;
  private final FactsCheck check;
  private final Summaries summaries;

  EditClue(Desk desk, FactsCheck check, Summaries summaries) {
    super("clue.edit");
    this.desk = desk;
    this.check = check;
    this.summaries = summaries;
  }

  @Override
  public Done apply(ClueCommand.Edit c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    Refusal.Faults faults = new Refusal.Faults();
    ClueCommand.Facts facts = check.check(faults, c.facts(), held.template());
    faults.refuseIfAny();
    ClueEdit edit = held.clue().edit();
    List<String> changed = new ArrayList<>();
    if (summaries.add(
        held.clue().id(), facts.summary(), context.now(), context.actor().officialId())) {
      changed.add("summary");
    }
    note(changed, "title", edit.title, facts.title());
    note(changed, "category", edit.category, facts.category());
    note(changed, "industry", edit.industry, facts.industry());
    note(changed, "region", edit.region, facts.region());
    note(changed, "importance", edit.importance, facts.importance());
    note(changed, "key", edit.keyClue, facts.keyClue());
    note(changed, "shelter", edit.shelter, facts.shelter());
    edit.title = facts.title();
    edit.category = facts.category();
    edit.industry = facts.industry();
    edit.region = facts.region();
    edit.importance = facts.importance();
    edit.keyClue = facts.keyClue();
    edit.shelter = facts.shelter();
    desk.clues.save(edit);
    desk.record(
        held, name(), held.clue().state(), null, Map.of("changed", changed), context);
    return Done.clue(held.clue());
  }

  private static void note(List<String> changed, String what, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changed.add(what);
    }
  }
}
