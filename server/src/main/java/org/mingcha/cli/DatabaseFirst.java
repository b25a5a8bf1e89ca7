package org.mingcha.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.mingcha.postgres.Database;
import org.mingcha.postgres.EmbeddedPostgres;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Runs when all settings are known and before anything of the application is made: refuses what can
 * not go well, then starts the embedded database unless an outside one is configured, and tells the
 * application the way to it.
 */
final class DatabaseFirst implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
  private final Path data;
  private final boolean demo;
  private final boolean fresh;

  DatabaseFirst(Path data, boolean demo, boolean fresh) {
    this.data = data;
    this.demo = demo;
    this.fresh = fresh;
  }

  @Override
  public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
    ConfigurableEnvironment environment = event.getEnvironment();
    try {
      String address = environment.getProperty("server.address", "127.0.0.1");
      checkAddress("server.address", address);
      checkAddress(
          "management.server.address", environment.getProperty("management.server.address", address));
      checkPort(address, environment.getProperty("server.port", Integer.class, 8080));
      Map<String, Object> settings = new HashMap<>();
      settings.put("mingcha.data-dir", data.toString());
      if (!environment.containsProperty("spring.datasource.url")) {
        startDatabase(environment, settings);
      } else if (fresh) {
        throw new StartRefused("cli.fresh-outside");
      }
      environment.getPropertySources().addFirst(new MapPropertySource("mingcha", settings));
      Progress.step("cli.starting-application");
    } catch (RuntimeException failure) {
      // Spring would wrap this in a report of its own; the command line says it in plain words.
      var abandoned = new SpringApplication.AbandonedRunException();
      abandoned.initCause(failure);
      throw abandoned;
    }
  }

  private void startDatabase(ConfigurableEnvironment environment, Map<String, Object> settings) {
    Progress.step("cli.starting-database");
    EmbeddedPostgres server =
        EmbeddedPostgres.at(data)
            .port(
                environment.getProperty(
                    "mingcha.postgres.port", Integer.class, EmbeddedPostgres.PREFERRED_PORT))
            .portFallback(
                environment.getProperty("mingcha.postgres.port-fallback", Boolean.class, true))
            .fresh(fresh)
            .progress(DatabaseFirst::show)
            // Spring's own order of stopping: first the application, then what is added here.
            .shutdown(SpringApplication.getShutdownHandlers()::add)
            .start();
    Database database = server.database();
    settings.put("spring.datasource.url", database.jdbcUrl());
    settings.put("spring.datasource.username", database.app().user());
    settings.put("spring.datasource.password", database.app().password());
    settings.put("spring.flyway.url", database.jdbcUrl());
    settings.put("spring.flyway.user", database.owner().user());
    settings.put("spring.flyway.password", database.owner().password());
    settings.put("mingcha.reader.url", database.jdbcUrl());
    settings.put("mingcha.reader.username", database.reader().user());
    settings.put("mingcha.reader.password", database.reader().password());
  }

  private static void show(EmbeddedPostgres.Step step) {
    switch (step) {
      case UNPACKING -> Progress.detail("cli.unpacking-database");
      case CREATING -> Progress.detail("cli.creating-database");
      case STARTING -> {} // said already
    }
  }

  private void checkAddress(String setting, String address) {
    if (!demo) {
      return;
    }
    try {
      if (InetAddress.getByName(address).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      // refused like any other address that is not loopback
    }
    throw new StartRefused("cli.demo-loopback", setting, address);
  }

  /** Early, so that one does not wait for the database only to learn that the port is taken. */
  private static void checkPort(String address, int port) {
    if (port <= 0) {
      return;
    }
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(address), port), 1);
    } catch (UnknownHostException e) {
      throw new StartRefused("cli.address-unknown", address);
    } catch (IOException e) {
      throw new StartRefused(
          port < 1024 ? "cli.port-refused" : "cli.port-in-use", Integer.toString(port));
    }
  }
}
