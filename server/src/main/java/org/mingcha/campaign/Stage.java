package org.mingcha.campaign;

import org.jspecify.annotations.Nullable;

/**
 * A stage of the campaign.
 *
 * @param level level of the places it looks at; null where it concerns no level in particular
 * @param days its planned length in calendar days, at least 1
 */
public record Stage(String key, Text name, @Nullable AreaLevel level, int days) implements Keyed {}
