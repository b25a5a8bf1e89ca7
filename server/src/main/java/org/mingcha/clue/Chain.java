package org.mingcha.clue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Questions about the links of a clue. */
final class Chain {
  private Chain() {}

  /** The link at whose end the clue is; none when the managing office has it. */
  static Optional<Link> current(List<Link> links) {
    return links.stream()
        .filter(
            l ->
                l.state() == HandOverState.SENT
                    || l.state() == HandOverState.ACCEPTED
                    || l.state() == HandOverState.CONCLUDED)
        .findFirst();
  }

  /** From the manager's link down to the current one. */
  static List<Link> down(List<Link> links) {
    List<Link> chain = new ArrayList<>();
    Optional<Link> link = current(links);
    while (link.isPresent()) {
      chain.addFirst(link.get());
      Long above = link.get().aboveId();
      link = above == null ? Optional.empty() : links.stream().filter(l -> l.id() == above).findFirst();
    }
    return chain;
  }

  /** Offices that have the clue by these links, or sent it. */
  static Set<Long> parties(ClueRow clue, long lead, List<Link> chain) {
    Set<Long> all = new HashSet<>();
    all.add(clue.managerId());
    all.add(lead);
    chain.forEach(
        l -> {
          all.add(l.fromParty());
          all.add(l.toParty());
        });
    return all;
  }

  /** Whether what is verified now follows an objection. */
  static boolean isObjected(ClueRow clue, List<Link> links) {
    return clue.state() == ClueState.OBJECTED
        || links.stream()
            .anyMatch(
                l ->
                    l.purpose() == Link.Purpose.OBJECTION
                        && l.state() != HandOverState.LISTED
                        && l.state() != HandOverState.DISCARDED);
  }
}
