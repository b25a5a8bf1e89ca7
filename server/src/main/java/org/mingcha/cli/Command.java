package org.mingcha.cli;

import java.util.List;

/** A command of {@code ./mingcha} that this program carries out. */
interface Command {
  /** As typed, e.g. {@code serve}. */
  String name();

  /**
   * Carries it out.
   *
   * @param application the class that Spring starts from
   * @return the exit status; {@link #STAYS} when the process goes on serving
   */
  int run(Class<?> application, List<String> arguments);

  int STAYS = -1;
  int DONE = 0;
  int FAILED = 1;
  int WRONG_USE = 2;
}
