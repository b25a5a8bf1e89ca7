package org.mingcha.campaign;

import java.util.List;

/**
 * A routing rule.
 *
 * @param when all must hold; empty in the default rule only
 * @param to the receiver it proposes
 * @param name the receiver in words, shown as the proposal
 * @param reason why, shown to the clue manager
 * @param copyTo who else is told
 */
public record RoutingRule(
    String key,
    Text name,
    List<Condition> when,
    ReceiverSpec to,
    Text reason,
    List<ReceiverSpec> copyTo)
    implements Keyed {

  public RoutingRule {
    when = List.copyOf(when);
    copyTo = List.copyOf(copyTo);
  }

  /** Whether this is the rule for what no other rule takes. */
  public boolean isDefault() {
    return when.isEmpty();
  }
}
