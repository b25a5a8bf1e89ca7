package org.mingcha.documents;

import java.util.List;

/** What became of reading a table: all of it, or nothing and the reasons. */
public sealed interface TableReading {

  /** Every row was read. */
  record Read(Table table) implements TableReading {}

  /**
   * Nothing is to be used.
   *
   * @param errors at least one, at most {@link RowErrors#CAP}
   * @param more how many errors there are beyond these
   */
  record Refused(List<RowError> errors, int more) implements TableReading {
    public Refused {
      errors = List.copyOf(errors);
    }
  }
}
