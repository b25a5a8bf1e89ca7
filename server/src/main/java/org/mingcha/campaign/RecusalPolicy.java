package org.mingcha.campaign;

/**
 * Which ties keep a person or unit away from a matter, beyond being its subject, which always does.
 *
 * @param sameUnit serves in the same unit as a subject
 * @param superior answers for a subject
 * @param subordinate reports to a subject
 * @param declaredInterest has declared an interest
 * @param ownPlace holds a post in the place inspected
 */
public record RecusalPolicy(
    boolean sameUnit,
    boolean superior,
    boolean subordinate,
    boolean declaredInterest,
    boolean ownPlace) {}
