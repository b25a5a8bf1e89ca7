package org.mingcha.intake;

import java.time.Instant;

/**
 * What whoever filed a report takes along; the only moment at which the code is shown.
 *
 * @param receipt text of a receipt, see {@code org.mingcha.proof.Receipt}
 */
public record FiledReport(
    long id, String number, Instant receivedAt, QueryCode code, String receipt) {

  @Override
  public String toString() {
    return "FiledReport[" + id + "]";
  }
}
