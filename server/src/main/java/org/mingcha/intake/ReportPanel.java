package org.mingcha.intake;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.mingcha.shared.text.Texts;

/**
 * A part of a report's page that a module above fills, such as triage. Beans of this type are asked
 * in the transaction that draws the page, as the person who looks; what that person may not see must
 * not be in it.
 */
public interface ReportPanel {

  /** Panels stand in this order. */
  int order();

  /** The panel for a report; empty when there is nothing to show. */
  Optional<Panel> panel(ReportView report, Actor actor, Texts t);

  /**
   * What is shown.
   *
   * @param title already in the reader's language, as all texts here
   * @param facts lines of a list, such as the clue the report belongs to
   * @param links to the module's own pages and forms, under {@code /desk/reports/{id}/…} or others of
   *     its own; the first is drawn as the main one
   */
  record Panel(String title, List<Fact> facts, List<Link> links) {
    public Panel {
      facts = List.copyOf(facts);
      links = List.copyOf(links);
    }
  }

  /** A name and its value; a link when there is an address. */
  record Fact(String name, String value, @Nullable String href) {}

  record Link(String label, String href) {}
}
