package org.mingcha.campaign;

/**
 * A step of the satisfaction scale.
 *
 * @param score for averages; the scale descends
 * @param satisfied whether it counts as satisfied
 */
public record SatisfactionStep(String key, Text name, int score, boolean satisfied)
    implements Keyed {}
