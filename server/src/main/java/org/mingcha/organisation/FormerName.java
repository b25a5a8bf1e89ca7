package org.mingcha.organisation;

import java.time.LocalDate;

/**
 * A name that a region's code bore before.
 *
 * @param validTo the first day on which it did so no more
 * @param samePlace false when the code then stood for another place
 */
public record FormerName(String name, LocalDate validFrom, LocalDate validTo, boolean samePlace) {}
