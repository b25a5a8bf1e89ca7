package org.mingcha.intake;

import java.time.Instant;
import java.util.List;

/**
 * A report whose row is locked until the end of the transaction.
 *
 * @param reachable whether the reporter can be reached other than by query code
 */
public record LockedReport(
    long id,
    long campaignId,
    String number,
    ReportState state,
    long holderId,
    boolean reachable,
    Instant receivedAt,
    Instant stateSince,
    List<Long> custody,
    int version) {}
