package org.mingcha.intake;

import java.time.Instant;

/** The reporter added, corrected or answered. */
public record ReporterWrote(long reportId, long messageId, Instant at) {}
