package org.mingcha.clue;

import java.util.Locale;

/** States as they stand in the database and the API: lower case with hyphens. */
final class StateKeys {
  private StateKeys() {}

  static String key(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <S extends Enum<S>> S of(Class<S> states, String key) {
    return Enum.valueOf(states, key.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
