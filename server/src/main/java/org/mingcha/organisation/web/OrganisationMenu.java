package org.mingcha.organisation.web;

import java.util.Set;
import org.mingcha.shared.Role;
import org.mingcha.shared.web.MenuItem;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The module's entries in the menu. */
@Configuration(proxyBeanMethods = false)
class OrganisationMenu {
  private static final Set<Role> ADMINISTRATORS =
      Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

  @Bean
  MenuItem unitsMenu() {
    return new MenuItem(700, "/admin/units", "organisation.menu.units", ADMINISTRATORS);
  }

  @Bean
  MenuItem officialsMenu() {
    return new MenuItem(710, "/admin/officials", "organisation.menu.officials", ADMINISTRATORS);
  }

  @Bean
  MenuItem regionsMenu() {
    return new MenuItem(720, "/admin/regions", "organisation.menu.regions", ADMINISTRATORS);
  }

  @Bean
  MenuItem interestsMenu() {
    return new MenuItem(650, "/desk/interests", "organisation.menu.interests", Set.of());
  }
}
