package org.mingcha.intake;

import java.time.Instant;

/** A report was registered, in the transaction that registered it. */
public record ReportFiled(long reportId, long campaignId, Instant at) {}
