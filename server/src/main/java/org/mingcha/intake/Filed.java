package org.mingcha.intake;

import java.time.Instant;

/**
 * A report that is registered.
 *
 * @param fresh false when the same filing had been sent before
 */
public record Filed(long id, String number, Instant receivedAt, boolean fresh) {}
