package org.mingcha.documents;

import java.util.List;

/**
 * A column that a reader of tables looks for.
 *
 * @param key the column's name in the program and in the API, for example {@code code}
 * @param kind how its cells are read
 * @param required whether a table without this column is refused
 * @param names the headings under which it may stand, in any script or language; the first is the
 *     one used in errors. Blanks, case, width and script of the heading do not matter, nor does a
 *     note in brackets after it.
 */
public record Column(String key, Kind kind, boolean required, List<String> names) {

  /** How the cells of a column are read. */
  public enum Kind {
    /** As it stands, without the blanks around it. */
    TEXT,
    /**
     * An identifier of digits and letters, also when Excel holds it as a number: half-width, no
     * blanks, no decimals. A number that has lost digits is an error.
     */
    CODE,
    /** A day, from an Excel date or the usual ways of writing one, given as 2018-07-16. */
    DATE
  }

  public Column {
    names = List.copyOf(names);
    if (key.isBlank() || names.isEmpty()) {
      throw new IllegalArgumentException("a column needs a key and a name");
    }
  }

  public static Column required(String key, Kind kind, String... names) {
    return new Column(key, kind, true, List.of(names));
  }

  public static Column optional(String key, Kind kind, String... names) {
    return new Column(key, kind, false, List.of(names));
  }

  /** The heading shown in errors. */
  public String heading() {
    return names.getFirst();
  }
}
