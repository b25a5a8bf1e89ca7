package org.mingcha.clue.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingcha.clue.ClueLine;
import org.mingcha.clue.Clues;
import org.mingcha.intake.ReportPanel;
import org.mingcha.intake.ReportView;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** On a report's page: the way to triage while it waits, the clue it stands behind afterwards. */
@Component
class TriagePanel implements ReportPanel {
  private static final List<String> DECIDING = List.of("open", "join", "transfer");

  private final Clues clues;

  TriagePanel(Clues clues) {
    this.clues = clues;
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public Optional<Panel> panel(ReportView report, Actor actor, Texts t) {
    long id = report.line().id();
    List<Fact> facts = new ArrayList<>();
    Optional<ClueLine> clue = clues.findLineOf(id);
    clue.ifPresent(
        c ->
            facts.add(
                new Fact(
                    t.get("clue.panel.clue"),
                    c.number() + " · " + c.title(),
                    "/desk/clues/" + Ids.text(c.id()))));
    List<Link> links = new ArrayList<>();
    // asking the reporter stands on the page itself
    if (clues.getTriage(id, actor).mayDecide()) {
      String triage = "/desk/reports/" + Ids.text(id) + "/triage";
      DECIDING.forEach(
          o -> links.add(new Link(t.get("clue.triage." + o), triage + "?outcome=" + o)));
    }
    return facts.isEmpty() && links.isEmpty()
        ? Optional.empty()
        : Optional.of(new Panel(t.get("clue.panel"), facts, links));
  }
}
