package org.mingcha.campaign;

import java.util.Locale;

/** An enum whose constants are written in templates and databases in kebab-case. */
public interface KeyedEnum {

  /** The constant's name; supplied by every enum. */
  String name();

  /** The constant as templates spell it, such as {@code handling-unit}. */
  default String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
