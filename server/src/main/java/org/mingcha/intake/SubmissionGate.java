package org.mingcha.intake;

/**
 * Where sealed submissions enter. The public form knows nothing of the inside but this; an outer zone
 * carries the bytes here by network or by disk.
 */
interface SubmissionGate {

  /**
   * Registers a submission, once however often it is sent.
   *
   * @throws org.mingcha.shared.Refusal invalid, when the envelope was altered or not meant for here
   */
  Filed receive(byte[] sealed);
}
