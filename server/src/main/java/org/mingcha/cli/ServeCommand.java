package org.mingcha.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingcha.postgres.EmbeddedPostgres;
import org.mingcha.postgres.PostgresFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Starts the application: for work, or with the demonstration campaign. */
final class ServeCommand implements Command {
  private final String name;
  private final boolean demo;

  ServeCommand(String name, boolean demo) {
    this.name = name;
    this.demo = demo;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int run(Class<?> application, List<String> arguments) {
    Path data;
    ServeOptions options;
    try {
      options = ServeOptions.parse(arguments);
      if (options.fresh && !demo) {
        Console.fail("cli.fresh-demo-only");
        return WRONG_USE;
      }
      Path wanted = options.data == null ? defaultDirectory() : options.data;
      data = EmbeddedPostgres.prepareDirectory(wanted.toAbsolutePath().normalize());
    } catch (IllegalArgumentException e) {
      Console.fail("cli.wrong-use", String.valueOf(e.getMessage()));
      return WRONG_USE;
    } catch (PostgresFailure e) {
      Console.fail(e);
      return FAILED;
    }
    Path logs = data.resolve("log");
    StartFailures.takeOver(logs);
    Progress.begin(2, demo ? 4 : 3);
    SpringApplication spring = new SpringApplication(application);
    spring.setLogStartupInfo(false);
    spring.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
    if (demo) {
      spring.setAdditionalProfiles("demo");
    }
    Map<String, Object> defaults = new HashMap<>();
    defaults.put("logging.file.name", logs.resolve("mingcha.log").toString());
    spring.setDefaultProperties(defaults);
    spring.addListeners(new DatabaseFirst(data, demo, options.fresh));
    ApplicationListener<ApplicationReadyEvent> ready =
        event ->
            Console.print(
                "ready http://localhost:"
                    + event
                        .getApplicationContext()
                        .getEnvironment()
                        .getProperty("local.server.port"));
    spring.addListeners(ready);
    List<String> settings = new ArrayList<>(options.settings);
    if (options.port != null) {
      settings.add("--server.port=" + options.port);
    }
    try {
      spring.run(settings.toArray(String[]::new));
      return STAYS;
    } catch (SpringApplication.AbandonedRunException e) {
      if (e.getCause() == null) {
        return DONE; // a training run for the start-up cache ends here
      }
      StartFailures.print(e);
      return FAILED;
    } catch (RuntimeException e) {
      StartFailures.print(e);
      return FAILED;
    }
  }

  /** Beside the launcher, wherever it was called from; without one, in the working directory. */
  private Path defaultDirectory() {
    return Path.of(System.getenv().getOrDefault("MINGCHA_HOME", ""))
        .resolve("data")
        .resolve(demo ? "demo" : "server");
  }
}
