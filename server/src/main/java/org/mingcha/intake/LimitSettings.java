package org.mingcha.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the public may do, per minute. A place is a connection's address (or the /64 of IPv6),
 * behind which a whole village may stand: it is asked for work before it is refused.
 *
 * @param filePerPlace reports from one place; more are refused until later
 * @param fileTotal reports from all places
 * @param workPerPlace reports from one place from which on work is asked
 * @param workTotal reports from all places from which on work is asked of everybody
 * @param queryPerPlace look-ups and messages by query code from one place
 * @param queryTotal from all places
 * @param wrongPerPlace wrong codes from one place
 * @param waitSeconds how long a browser without scripts waits instead of working
 * @param workBits leading zero bits of the hash that a script looks for
 */
@ConfigurationProperties("mingcha.limits")
public record LimitSettings(
    @DefaultValue("60") int filePerPlace,
    @DefaultValue("6000") int fileTotal,
    @DefaultValue("6") int workPerPlace,
    @DefaultValue("1200") int workTotal,
    @DefaultValue("120") int queryPerPlace,
    @DefaultValue("12000") int queryTotal,
    @DefaultValue("20") int wrongPerPlace,
    @DefaultValue("20") int waitSeconds,
    @DefaultValue("17") int workBits) {}
