package org.mingcha.organisation;

import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;

/** What the acts of the system administrator have in common. */
final class Admin {
  static final int NAME_LENGTH = 80;

  private Admin() {}

  /**
   * @throws Refusal not allowed, for anyone but the system administrator
   */
  static void require(ActContext context) {
    if (!context.actor().has(Role.SYSTEM_ADMIN)) {
      throw Refusal.notAllowed("organisation.refusal.system-admin");
    }
  }

  static void name(Refusal.Faults faults, String field, @Nullable String name) {
    if (name == null || name.isBlank()) {
      faults.add(field, "organisation.refusal.name-missing");
    } else {
      faults.when(
          name.strip().length() > NAME_LENGTH, field, "organisation.refusal.name-long", NAME_LENGTH);
    }
  }

  static String hant(@Nullable String given, RegionName derived) {
    return given == null || given.isBlank() ? derived.traditional() : given.strip();
  }

  static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
