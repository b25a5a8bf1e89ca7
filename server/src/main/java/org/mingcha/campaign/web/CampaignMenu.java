package org.mingcha.campaign.web;

import java.util.Set;
import org.mingcha.shared.Role;
import org.mingcha.shared.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's entries in the menu. */
@Configuration(proxyBeanMethods = false)
class CampaignMenu {

  @Bean
  MenuItem campaignsMenu() {
    return new MenuItem(500, "/desk/campaigns", "campaign-desk.menu", Set.of());
  }

  @Bean
  MenuItem templatesMenu() {
    return new MenuItem(
        510, "/desk/campaigns/templates", "campaign-desk.menu.templates", Set.of(Role.SYSTEM_ADMIN, Role.OFFICE));
  }
}
