package org.mingcha.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingcha.campaign.Campaign;
import org.mingcha.shared.Actor;
import org.springframework.stereotype.Component;

/** What a person may do with a clue now: the life cycle's table, asked at the offices of the clue. */
@Component
class Allowed {
  private final Guard guard;

  Allowed(Guard guard) {
    this.guard = guard;
  }

  List<String> acts(ClueRow clue, Campaign campaign, List<Link> links, Actor actor) {
    List<String> acts = new ArrayList<>();
    for (var edge : Lifecycles.CLUE.edges()) {
      if (edge.from().contains(clue.state())
          && fits(edge.act(), clue, links)
          && guard.party(edge.act(), clue, campaign, links, actor).isPresent()) {
        acts.add(edge.act());
      }
    }
    return acts;
  }

  // what the table cannot say by states alone
  private static boolean fits(String act, ClueRow clue, List<Link> links) {
    Optional<Link> current = Chain.current(links);
    boolean listed = links.stream().anyMatch(l -> l.state() == HandOverState.LISTED);
    boolean atManager = clue.holderId() == clue.managerId();
    return switch (act) {
      case "clue.join", "hand-over.on", "review.endorse", "ladder.sign", "ladder.decline" -> false;
      case "batch.list-clue" -> !listed;
      case "batch.send" -> listed;
      case "hand-over.return" -> current.isPresent();
      case "clue.merge", "clue.transfer" -> atManager;
      case "clue.split-report" -> clue.reports() > 1;
      default -> true;
    };
  }
}
