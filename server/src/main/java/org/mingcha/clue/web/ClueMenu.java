package org.mingcha.clue.web;

import org.mingcha.clue.Clues;
import org.mingcha.shared.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's entries in the menu. */
@Configuration(proxyBeanMethods = false)
class ClueMenu {

  @Bean
  MenuItem cluesMenu() {
    return new MenuItem(200, "/desk/clues", "clue.menu.clues", Clues.roles());
  }

  @Bean
  MenuItem batchesMenu() {
    return new MenuItem(210, "/desk/batches", "clue.menu.batches", Clues.roles());
  }
}
