package org.mingcha.intake.desk;

import java.time.Instant;

/**
 * What the officer reads out after filing; shown this once.
 *
 * @param code in four groups of four digits
 * @param receipt text that proves that these words were received
 * @param draft whose copy in the browser is not needed any more
 */
public record FiledPage(
    String id,
    String number,
    Instant receivedAt,
    String code,
    String receipt,
    String channel,
    String seat,
    String draft,
    String mark) {

  /** Says nothing: the code must not reach logs. */
  @Override
  public String toString() {
    return "FiledPage[" + id + "]";
  }
}
