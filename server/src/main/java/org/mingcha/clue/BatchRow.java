package org.mingcha.clue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A batch as it stands in the table, opened. */
record BatchRow(
    long id,
    long campaignId,
    @Nullable String number,
    long fromParty,
    long toParty,
    BatchState state,
    @Nullable String letter,
    Instant createdAt,
    @Nullable Instant sentAt,
    @Nullable Instant acknowledgedAt,
    int version) {}
