package org.mingcha.documents;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a table: the first 200 in full, of the others the number. */
public final class RowErrors {
  /** More than this nobody puts right by hand. */
  public static final int CAP = 200;

  private final List<RowError> errors = new ArrayList<>();
  private int more;

  public void add(RowError error) {
    if (errors.size() < CAP) {
      errors.add(error);
    } else {
      more++;
    }
  }

  public void add(int row, Column column, String messageKey, Object... args) {
    add(new RowError(row, column.heading(), messageKey, List.of(args)));
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** The errors in the order in which they were found. */
  public List<RowError> list() {
    return List.copyOf(errors);
  }

  /** How many were found beyond those listed ("and N more"). */
  public int more() {
    return more;
  }
}
