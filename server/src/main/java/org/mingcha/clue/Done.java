package org.mingcha.clue;

/**
 * What an act gives back.
 *
 * @param id of the clue or, for acts on batches, of the batch
 * @param version after the act
 * @param visible whether whoever acted still sees the record: after a return, or when a colleague
 *     was named in it, it has passed to those who may handle it
 */
public record Done(long id, int version, boolean visible) {

  static Done clue(ClueRow clue) {
    return new Done(clue.id(), clue.version() + 1, true);
  }

  Done unseen() {
    return new Done(id, version, false);
  }
}
