package org.mingcha.organisation.web;

import java.util.List;
import java.util.function.Function;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.stereotype.Component;

/** Reading for the pages of administrators. */
@Component
class Admins {
  private static final List<Role> READERS =
      List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR);

  private final Acting acting;

  Admins(Acting acting) {
    this.acting = acting;
  }

  /**
   * Reads as an administrator; only the system administrator changes what is read.
   *
   * @throws Refusal not allowed, for anyone else
   */
  <T> T reading(SignedInAccount me, Function<Actor, T> work) {
    return acting.reading(
        me.accountId(),
        actor -> {
          if (!actor.hasAny(READERS)) {
            throw Refusal.notAllowed("organisation.refusal.administrators");
          }
          return work.apply(actor);
        });
  }

  /** As {@link #reading}, for forms that only the system administrator may send. */
  <T> T forms(SignedInAccount me, Function<Actor, T> work) {
    return acting.reading(
        me.accountId(),
        actor -> {
          if (!actor.has(Role.SYSTEM_ADMIN)) {
            throw Refusal.notAllowed("organisation.refusal.system-admin");
          }
          return work.apply(actor);
        });
  }
}
