package org.mingcha.cli;

import java.util.List;

/** Finds the command that was typed. */
public final class CommandLine {
  private static final List<Command> COMMANDS =
      List.of(new ServeCommand("serve", false), new ServeCommand("demo", true), new TokenCommand());

  private CommandLine() {}

  /** Runs a command line; without a command, {@code serve}. Ends the process unless it serves. */
  public static void run(Class<?> application, String... arguments) {
    List<String> typed = List.of(arguments);
    boolean named = !typed.isEmpty() && !typed.getFirst().startsWith("-");
    String name = named ? typed.getFirst() : "serve";
    List<String> rest = named ? typed.subList(1, typed.size()) : typed;
    int status =
        COMMANDS.stream()
            .filter(c -> c.name().equals(name))
            .findFirst()
            .map(c -> c.run(application, rest))
            .orElseGet(() -> unknown(name));
    if (status != Command.STAYS) {
      System.exit(status);
    }
  }

  private static int unknown(String name) {
    Console.fail(
        "cli.unknown-command", name, String.join(", ", COMMANDS.stream().map(Command::name).toList()));
    return Command.WRONG_USE;
  }
}
