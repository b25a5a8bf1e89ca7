package org.mingcha.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Envelope;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Seals a submission into an envelope and opens it, checking that it is whole. */
@Component
class SubmissionCodec {
  private final Envelope envelope;
  private final JsonMapper json;

  SubmissionCodec(Envelope envelope, JsonMapper json) {
    this.envelope = envelope;
    this.json = json;
  }

  byte[] seal(Submission submission) {
    byte[] record = json.writeValueAsBytes(submission);
    byte[] content = new byte[record.length + 1];
    content[0] = Submission.VERSION;
    System.arraycopy(record, 0, content, 1, record.length);
    return envelope.seal(Submission.PURPOSE, content);
  }

  /**
   * @throws Refusal invalid, when the envelope was altered, is of another version or promises other
   *     words than it holds
   */
  Submission open(byte[] sealed) {
    byte[] content = envelope.open(Submission.PURPOSE, sealed);
    if (content.length < 2 || content[0] != Submission.VERSION) {
      throw Refusal.invalid("envelope", "refusal.envelope");
    }
    Submission submission;
    try {
      submission = json.readValue(content, 1, content.length - 1, Submission.class);
    } catch (JacksonException e) {
      throw Refusal.invalid("envelope", "refusal.envelope");
    }
    if (!MessageDigest.isEqual(
        submission.commitment(), commitment(submission.salt(), submission.words(), submission.files()))) {
      throw Refusal.invalid("envelope", "refusal.envelope");
    }
    return submission;
  }

  static byte[] commitment(byte[] salt, Words words, java.util.List<KeptFile> files) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(salt);
      return sha.digest(words.canonical(files.stream().map(KeptFile::digest).toList()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
