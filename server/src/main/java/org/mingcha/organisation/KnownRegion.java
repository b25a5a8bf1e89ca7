package org.mingcha.organisation;

/**
 * A region that is on record already.
 *
 * @param code 6, 9 or 12 digits
 * @param name in simplified characters
 * @param inForce false when the code is retired
 */
public record KnownRegion(String code, String name, RegionLevel level, boolean inForce) {}
