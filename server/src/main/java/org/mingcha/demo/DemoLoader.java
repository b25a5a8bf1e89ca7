package org.mingcha.demo;

import org.mingcha.cli.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** At the first start of the demonstration: loads it, before the program says that it is ready. */
@Component
@Profile("demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class DemoLoader implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(DemoLoader.class);

  private final DemoLoad load;
  private final int reports;

  DemoLoader(DemoLoad load, @Value("${mingcha.demo.reports:2000}") int reports) {
    this.load = load;
    this.reports = reports;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (reports <= 0 || load.isLoaded()) {
      return;
    }
    Progress.step("cli.loading-demo");
    DemoLoad.Loaded loaded =
        load.load(reports, filed -> Progress.detail("cli.demo-reports", filed, reports));
    LOG.info(
        "the demonstration is loaded: {} reports, {} acts, refused {}",
        loaded.reports(),
        loaded.acts(),
        loaded.refusals());
  }
}
