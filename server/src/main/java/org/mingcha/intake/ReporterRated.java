package org.mingcha.intake;

import java.time.Instant;

/** The reporter said whether satisfied with the result. */
public record ReporterRated(long reportId, boolean satisfied, Instant at) {}
