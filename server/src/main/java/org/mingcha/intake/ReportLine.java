package org.mingcha.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;

/**
 * A report in a list; no words.
 *
 * @param shownAt when it came in, as coarse as the template has it shown
 * @param holderId unit or group whose inbox it is in
 * @param dueAt the next deadline, null when none runs
 * @param unread how many messages of the reporter nobody has read
 */
public record ReportLine(
    long id,
    long campaignId,
    String number,
    String channel,
    IdentityMode mode,
    ReportState state,
    @Nullable String category,
    @Nullable String regionCode,
    long holderId,
    Instant shownAt,
    Instant stateSince,
    @Nullable Instant dueAt,
    boolean reachable,
    boolean urgent,
    int unread,
    String script,
    int version) {}
