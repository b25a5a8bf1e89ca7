package org.mingcha.testing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mingcha.postgres.Database;
import org.mingcha.postgres.EmbeddedPostgres;

/**
 * One real PostgreSQL for all tests of this JVM, started at first use and thrown away at the end.
 * Each test class takes a database of its own; copying a prepared one takes a few hundredths of a
 * second.
 */
public final class TestPostgres {
  private static final Path UNDER_TARGET = Path.of("target", "postgres").toAbsolutePath();
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private TestPostgres() {}

  private static final class Server {
    static final EmbeddedPostgres RUNNING =
        EmbeddedPostgres.throwAway(UNDER_TARGET).binariesCache(UNDER_TARGET).start();
  }

  /** The server, for tests that need its administrator. */
  public static EmbeddedPostgres server() {
    return Server.RUNNING;
  }

  /** Where the programs are unpacked, to be shared with servers that a test starts itself. */
  public static Path binariesCache() {
    return UNDER_TARGET;
  }

  /** A new, empty database. */
  public static Database freshDatabase() {
    return freshDatabase(null);
  }

  /**
   * A new copy of a database.
   *
   * @param templateName a name given to {@link #template}, or null for an empty database; nobody
   *     may be connected to the original
   */
  public static Database freshDatabase(@Nullable String templateName) {
    try {
      String original = templateName == null ? null : TEMPLATES.get(templateName);
      if (templateName != null && original == null) {
        throw new IllegalArgumentException("no template " + templateName + " was prepared");
      }
      return server().createDatabase("test_" + NUMBER.incrementAndGet(), original);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Prepares a database once in this JVM, e.g. with all migrations run.
   *
   * @param prepare must have closed its connections when it returns
   */
  public static void template(String name, Consumer<Database> prepare) {
    TEMPLATES.computeIfAbsent(
        name,
        key -> {
          try {
            String original = "template_" + NUMBER.incrementAndGet();
            prepare.accept(server().createDatabase(original, null));
            return original;
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  /** Drops a database that is not needed any more; leaving it costs only space until the end. */
  public static void drop(Database database) {
    try {
      server().dropDatabase(database.name());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
