package org.mingcha.documents;

/** Why a file is not taken. */
final class BadFile extends Exception {
  private static final long serialVersionUID = 1;

  enum Why {
    /** Not one of the kinds taken, or not what it claims. */
    TYPE,
    /** Broken, or too large once unpacked. */
    DAMAGED,
    /** Holds macros, scripts, or what starts a program. */
    ACTIVE,
    /** Locked with a password. */
    LOCKED
  }

  private final Why why;

  BadFile(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  Why why() {
    return why;
  }
}
