package org.mingcha.clue;

/** At which office of a clue an act's roles must be held. */
public enum Seat {
  /** The office that opened the clue and answers for it. */
  MANAGER,
  /** The office whose move it is. */
  HOLDER,
  /** An office above the holder on the chain. */
  ABOVE,
  /** The managing office or the one that leads the campaign. */
  SUPERVISOR,
  /** Nobody at a desk: the clue follows from what a reporter did. */
  REPORTER
}
