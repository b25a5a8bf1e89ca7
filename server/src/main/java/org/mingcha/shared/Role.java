package org.mingcha.shared;

import java.util.Arrays;

/** What an appointment lets a person do. The keys stand in the database and in message files. */
public enum Role {
  INTAKE_OFFICER("intake-officer"),
  CLUE_MANAGER("clue-manager"),
  HANDLER("handler"),
  GROUP_MEMBER("group-member"),
  GROUP_DEPUTY("group-deputy"),
  GROUP_LEADER("group-leader"),
  LIAISON("liaison"),
  OFFICE("office"),
  LEADER("leader"),
  CUSTODIAN("custodian"),
  AUDITOR("auditor"),
  SYSTEM_ADMIN("system-admin"),
  SECURITY_ADMIN("security-admin");

  private final String key;

  Role(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  /** The three administrators (三员): one person holds at most one of them, and sees no content. */
  public boolean administers() {
    return this == AUDITOR || this == SYSTEM_ADMIN || this == SECURITY_ADMIN;
  }

  public static Role of(String key) {
    return Arrays.stream(values())
        .filter(r -> r.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role " + key));
  }
}
