package org.mingcha.demo;

import java.util.List;
import org.mingcha.access.DemoSignIns;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The sign-ins that the demonstration's sign-in page offers; all others are in docs/demo-users.md. */
@Component
@Profile("demo")
final class DemoSignInList implements DemoSignIns {
  /** Of everybody in the demonstration. It listens on this machine only. */
  static final String PASSWORD = "mingcha-demo";

  @Override
  public String password() {
    return PASSWORD;
  }

  @Override
  public List<Entry> list() {
    return List.of(
        new Entry("intake", "intake-officer"),
        new Entry("manager", "clue-manager"),
        new Entry("legal-wanzhou-m", "clue-manager"),
        new Entry("legal-wanzhou", "handler"),
        new Entry("police-wanzhou", "handler"),
        new Entry("discipline-wanzhou", "handler"),
        new Entry("minerals-wanzhou", "handler"),
        new Entry("leader-g01", "group-leader"),
        new Entry("deputy-g01", "group-deputy"),
        new Entry("member-g01", "group-member"),
        new Entry("liaison-wanzhou", "liaison"),
        new Entry("office", "office"),
        new Entry("office-wanzhou", "office"),
        new Entry("leader", "leader"),
        new Entry("custodian-a", "custodian"),
        new Entry("custodian-b", "custodian"),
        new Entry("auditor", "auditor"),
        new Entry("sysadmin", "system-admin"),
        new Entry("secadmin", "security-admin"),
        new Entry("manager-fujian", "clue-manager"),
        new Entry("leader-s1", "group-leader"),
        new Entry("manager-env", "clue-manager"));
  }
}
