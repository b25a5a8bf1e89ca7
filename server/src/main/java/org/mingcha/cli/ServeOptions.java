package org.mingcha.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** What may be typed after {@code serve} and {@code demo}. */
final class ServeOptions {
  @Option(names = "--port")
  @Nullable Integer port;

  @Option(names = "--data")
  @Nullable Path data;

  @Option(names = "--fresh")
  boolean fresh;

  /** Settings of Spring, {@code --name=value}. */
  @Unmatched List<String> settings = new ArrayList<>();

  /**
   * @throws IllegalArgumentException with the part that is wrong
   */
  static ServeOptions parse(List<String> arguments) {
    ServeOptions options = new ServeOptions();
    try {
      new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    for (String setting : options.settings) {
      if (!setting.matches("--[\\w.\\[\\]-]+=.*")) {
        throw new IllegalArgumentException(setting);
      }
    }
    Integer port = options.port;
    if (port != null && (port < 0 || port > 65535)) {
      throw new IllegalArgumentException("--port " + port);
    }
    return options;
  }
}
