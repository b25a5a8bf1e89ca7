package org.mingcha.insight.web;

import java.util.Set;
import org.mingcha.insight.Insight;
import org.mingcha.shared.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The entries of the read side in the desk's menu. */
@Configuration(proxyBeanMethods = false)
class InsightMenu {

  @Bean
  MenuItem startMenu() {
    return new MenuItem(10, "/desk", "insight.menu.start", Set.of());
  }

  @Bean
  MenuItem overviewMenu() {
    return new MenuItem(20, "/desk/overview", "insight.menu.overview", Insight.OVERSEEING);
  }
}
