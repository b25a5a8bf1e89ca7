package org.mingcha.cli;

import org.mingcha.access.OneTimeConsole;
import org.springframework.stereotype.Component;

/** The console for what is said once. */
@Component
final class ConsoleOutput implements OneTimeConsole {
  @Override
  public void print(String line) {
    Console.print(line);
  }
}
