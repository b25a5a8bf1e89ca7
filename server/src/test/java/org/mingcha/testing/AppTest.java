package org.mingcha.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.TestInstance;
import org.mingcha.Mingcha;
import org.mingcha.postgres.Database;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole application on a real database and a free port, once for all test classes of the JVM:
 * keep the annotations of subclasses the same, or another application starts. The database is
 * shared, so each class makes its own {@link World} and counts only what is in it.
 */
@SpringBootTest(classes = Mingcha.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AppTest {
  /** Templates of migrated databases, for tests that need no application. */
  public static final String MIGRATED = "migrated";

  private static final class Shared {
    static final Database DATABASE = migratedDatabase();
    static final Path DATA = directory();
  }

  @Autowired protected Acts acts;
  @Autowired protected Acting acting;

  /** As the application's role: row security holds. */
  @Autowired protected JdbcClient jdbc;

  @LocalServerPort protected int port;

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    registry.add("spring.datasource.url", () -> Shared.DATABASE.jdbcUrl());
    registry.add("spring.datasource.username", () -> Shared.DATABASE.app().user());
    registry.add("spring.datasource.password", () -> Shared.DATABASE.app().password());
    registry.add("spring.flyway.url", () -> Shared.DATABASE.jdbcUrl());
    registry.add("spring.flyway.user", () -> Shared.DATABASE.owner().user());
    registry.add("spring.flyway.password", () -> Shared.DATABASE.owner().password());
    registry.add("mingcha.data-dir", () -> Shared.DATA.toString());
    // the clock's tasks run when a test says so, not in between
    registry.add("db-scheduler.enabled", () -> "false");
  }

  /** As the owner of the tables: no row security; for setting up and for looking behind. */
  protected static JdbcClient owner() {
    return ownerOf(Shared.DATABASE);
  }

  protected static Path dataDirectory() {
    return Shared.DATA;
  }

  protected String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  /** A fresh database with all migrations run, for tests that need tables but no application. */
  public static Database migratedDatabase() {
    TestPostgres.template(
        MIGRATED,
        database ->
            Flyway.configure()
                .dataSource(
                    database.jdbcUrl(), database.owner().user(), database.owner().password())
                .locations("classpath:db/migration")
                .load()
                .migrate());
    return TestPostgres.freshDatabase(MIGRATED);
  }

  public static JdbcClient ownerOf(Database database) {
    return JdbcClient.create(
        new DriverManagerDataSource(
            database.jdbcUrl(), database.owner().user(), database.owner().password()));
  }

  private static Path directory() {
    try {
      return Files.createTempDirectory(Files.createDirectories(Path.of("target/data")), "app")
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
