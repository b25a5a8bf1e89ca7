package org.mingcha.campaign;

import java.util.List;

/**
 * A proposed receiver for a clue. The first of a list is the main one; a person decides.
 *
 * @param rule key of the rule that proposes it, kept with the decision
 * @param to the receiver, to be resolved
 * @param target the receiver in words
 * @param reason why
 * @param copyTo who else is told
 */
public record Proposal(
    String rule, ReceiverSpec to, Text target, Text reason, List<ReceiverSpec> copyTo) {

  public Proposal {
    copyTo = List.copyOf(copyTo);
  }
}
