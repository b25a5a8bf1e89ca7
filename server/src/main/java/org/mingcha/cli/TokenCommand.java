package org.mingcha.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.TokenIssuer;
import org.mingcha.postgres.Database;
import org.mingcha.postgres.EmbeddedPostgres;
import org.mingcha.postgres.PostgresFailure;
import org.mingcha.shared.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints a personal access token for an account: beside a running server of the data directory, or
 * with its database started for the moment.
 */
final class TokenCommand implements Command {

  private static final class Options {
    @Parameters(index = "0")
    String login = "";

    @Option(names = "--data")
    @Nullable Path data;
  }

  @Override
  public String name() {
    return "token";
  }

  @Override
  public int run(Class<?> application, List<String> arguments) {
    Options options = new Options();
    try {
      new CommandLine(CommandLine.Model.CommandSpec.forAnnotatedObject(options))
          .parseArgs(arguments.toArray(String[]::new));
    } catch (CommandLine.ParameterException e) {
      Console.fail("cli.wrong-use", String.valueOf(e.getMessage()));
      return WRONG_USE;
    }
    try {
      Path data = directory(options.data);
      Optional<Database> running = EmbeddedPostgres.findRunning(data);
      if (running.isPresent()) {
        Console.print(issue(running.get(), options.login));
        return DONE;
      }
      if (!Files.isDirectory(data.resolve("postgres"))) {
        Console.fail("cli.token.no-data", data.toString());
        return FAILED;
      }
      try (EmbeddedPostgres server = EmbeddedPostgres.at(data).start()) {
        Console.print(issue(server.database(), options.login));
      }
      return DONE;
    } catch (PostgresFailure e) {
      Console.fail(e);
      return FAILED;
    } catch (Refusal e) {
      Console.fail(e.messageKey(), e.args().toArray());
      return FAILED;
    } catch (SQLException e) {
      Console.fail("cli.token.database", String.valueOf(e.getSQLState()));
      return FAILED;
    }
  }

  private static String issue(Database database, String login) throws SQLException {
    return TokenIssuer.issue(
        database.jdbcUrl(),
        database.app().user(),
        database.app().password(),
        login,
        Clock.systemUTC());
  }

  /** The one that was named; else the demonstration or the server's, whichever runs, or exists. */
  private static Path directory(@Nullable Path named) {
    if (named != null) {
      return named.toAbsolutePath().normalize();
    }
    Path home = Path.of(System.getenv().getOrDefault("MINGCHA_HOME", "")).resolve("data");
    List<Path> usual =
        Stream.of("server", "demo").map(n -> home.resolve(n).toAbsolutePath()).toList();
    return usual.stream()
        .filter(d -> Files.isDirectory(d) && EmbeddedPostgres.findRunning(d).isPresent())
        .findFirst()
        .or(() -> usual.stream().filter(d -> Files.isDirectory(d.resolve("postgres"))).findFirst())
        .orElse(usual.getFirst());
  }
}
