package org.mingcha.campaign;

/** An element of a template: a stable kebab-case key for data and a name for people. */
public interface Keyed {

  /** Stable over versions of the template; stored in the database, never shown. */
  String key();

  /** What people read. */
  Text name();
}
