package org.mingcha.intake;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.KeptFile;

/**
 * What crosses from the public form to the inside, within an {@code Envelope}: one version byte, then
 * this record as JSON. Whoever runs the form cannot open it afterwards.
 *
 * @param id chosen by the form, so that the identity can be bound to it
 * @param codeHash keyed hash of the query code; the code itself stays with the reporter
 * @param requestHash the same filing sent again has the same one; null when nothing can repeat it
 * @param commitment SHA-256 over the salt and the words in canonical form
 */
record Submission(
    long id,
    long campaignId,
    String channel,
    String mode,
    Words words,
    @Nullable String category,
    @Nullable String regionCode,
    boolean reachable,
    boolean urgent,
    String script,
    @Nullable SealedIdentity identity,
    byte[] codeHash,
    byte @Nullable [] requestHash,
    byte[] salt,
    byte[] commitment,
    List<KeptFile> files,
    Instant filedAt) {

  /** An identity that only the two custodians together open. */
  record SealedIdentity(byte[] sealed, long keyA, long keyB) {}

  static final byte VERSION = 1;
  static final String PURPOSE = "mingcha report submission";

  @Override
  public String toString() {
    return "Submission[redacted]";
  }
}
