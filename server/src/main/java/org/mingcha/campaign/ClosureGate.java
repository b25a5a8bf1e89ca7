package org.mingcha.campaign;

import java.util.Set;

/**
 * A gate that a problem must pass before it is signed off (销号关口).
 *
 * @param evidenceTypes keys of the kinds of evidence it needs, at least one piece of each
 * @param independentChecker whether the checker must be neither who did the work nor under them
 * @param onSiteCheck whether somebody must go and look
 * @param publicityDays calendar days of public notice before closing; 0 for none
 */
public record ClosureGate(
    String key,
    Text name,
    Text description,
    Set<String> evidenceTypes,
    boolean independentChecker,
    boolean onSiteCheck,
    int publicityDays)
    implements Keyed {

  public ClosureGate {
    evidenceTypes = Set.copyOf(evidenceTypes);
  }
}
