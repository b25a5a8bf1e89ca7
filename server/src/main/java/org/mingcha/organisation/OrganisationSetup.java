package org.mingcha.organisation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Parts of the module that are no components of their own. */
@Configuration(proxyBeanMethods = false)
class OrganisationSetup {

  @Bean
  RegionNaming regionNaming() {
    return RegionNaming.load();
  }
}
