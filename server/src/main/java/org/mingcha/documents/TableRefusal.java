package org.mingcha.documents;

/** Thrown within the package when reading cannot go on; never leaves it. */
final class TableRefusal extends Exception {
  private final RowError error;

  TableRefusal(RowError error) {
    super(error.messageKey(), null, false, false);
    this.error = error;
  }

  static TableRefusal ofFile(String messageKey, Object... args) {
    return new TableRefusal(RowError.ofFile(messageKey, args));
  }

  RowError error() {
    return error;
  }
}
