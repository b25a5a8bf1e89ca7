package org.mingcha.campaign;

/**
 * Importance of a clue or severity of a finding.
 *
 * @param order 1 for the most severe
 * @param supervised whether such a clue is supervised by name until fed back (重点督办)
 */
public record Severity(String key, Text name, int order, boolean supervised) implements Keyed {}
