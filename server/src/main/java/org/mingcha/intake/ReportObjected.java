package org.mingcha.intake;

import java.time.Instant;

/**
 * The reporter asks for a review by another unit. Listeners run in the same transaction, acting as
 * the reporter: they see the clue of this report and nothing else.
 */
public record ReportObjected(long reportId, Instant at) {}
