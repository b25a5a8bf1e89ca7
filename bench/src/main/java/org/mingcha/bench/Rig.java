package org.mingcha.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mingcha.postgres.Credentials;
import org.mingcha.postgres.Database;
import org.mingcha.postgres.EmbeddedPostgres;

/**
 * What is measured: a persistent embedded PostgreSQL (fsync on) and the server in a process of its
 * own, both with the settings they ship with; only pg_stat_statements is added, to count.
 */
final class Rig implements AutoCloseable {
  private final Path data;
  private final EmbeddedPostgres postgres;
  private final int port;
  private Process server;

  Rig(Path data) {
    this.data = data;
    this.postgres =
        EmbeddedPostgres.at(data)
            .port(0)
            .setting("shared_preload_libraries", "pg_stat_statements")
            .setting("pg_stat_statements.track", "top")
            .start();
    this.port = freePort();
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  Database database() {
    return postgres.database();
  }

  Connection asOwner() throws SQLException {
    return connect(database().owner());
  }

  Connection asApp() throws SQLException {
    return connect(database().app());
  }

  private Connection connect(Credentials who) throws SQLException {
    return DriverManager.getConnection(database().jdbcUrl(), who.user(), who.password());
  }

  /** Starts the server on this database and waits until it says that it is ready. */
  void startServer() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.mingcha.Mingcha", "serve", "--data", data.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    var env = builder.environment();
    Database database = database();
    env.put("SPRING_DATASOURCE_URL", database.jdbcUrl());
    env.put("SPRING_DATASOURCE_USERNAME", database.app().user());
    env.put("SPRING_DATASOURCE_PASSWORD", database.app().password());
    env.put("SPRING_FLYWAY_URL", database.jdbcUrl());
    env.put("SPRING_FLYWAY_USER", database.owner().user());
    env.put("SPRING_FLYWAY_PASSWORD", database.owner().password());
    env.put("SERVER_PORT", Integer.toString(port));
    // one client machine stands for thousands of reporters
    for (String limit :
        new String[] {
          "FILEPERPLACE", "FILETOTAL", "WORKPERPLACE", "WORKTOTAL", "QUERYPERPLACE", "QUERYTOTAL"
        }) {
      env.put("MINGCHA_LIMITS_" + limit, "100000000");
    }
    try {
      Path log = data.resolve("bench-server.log");
      server = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
      while (!ready()) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IllegalStateException("the server did not start, see " + log);
        }
        // waiting for another process, which gives no signal but its port
        server.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean ready() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://localhost:" + port + "/actuator/health/readiness").toURL().openConnection();
      connection.setConnectTimeout(500);
      try (InputStream in = connection.getInputStream()) {
        in.readAllBytes();
        return connection.getResponseCode() == 200;
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Statements that PostgreSQL has run for the application so far, transaction control included. */
  long statements() throws SQLException {
    try (Connection owner = superuser();
        var rs =
            owner
                .createStatement()
                .executeQuery(
                    "select coalesce(sum(calls), 0) from pg_stat_statements s join pg_roles r on r.oid = s.userid where r.rolname = 'mingcha_app'")) {
      rs.next();
      return rs.getLong(1);
    }
  }

  Connection superuser() throws SQLException {
    Credentials admin = postgres.superuser();
    return DriverManager.getConnection(database().jdbcUrl(), admin.user(), admin.password());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.destroy();
      try {
        if (!server.waitFor(30, TimeUnit.SECONDS)) {
          server.destroyForcibly();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    postgres.close();
  }

  static Path directory(Path given) {
    try {
      return Files.createDirectories(given).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
