package org.mingcha.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** What the acts on accounts share: who may, the version, not oneself. */
@Component
final class AccountActs {
  private final Accounts accounts;

  AccountActs(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * @param version that the caller saw
   */
  record OnAccount(long accountId, int version) {}

  record Changed(long accountId) {}

  /**
   * @param password for one use; given once and kept nowhere, so null when the act is repeated
   */
  record WithPassword(long accountId, @JsonIgnore @Nullable String password) {}

  void requireSystemAdmin(ActContext context) {
    requireSystemAdmin(context.actor());
  }

  void requireSystemAdmin(Actor actor) {
    if (!actor.has(Role.SYSTEM_ADMIN)) {
      throw Refusal.notAllowed("access.only.system-admin");
    }
  }

  Accounts.Account lock(OnAccount command, ActContext context) {
    requireSystemAdmin(context);
    Accounts.Account account = accounts.lock(command.accountId());
    if (account.version() != command.version()) {
      throw Refusal.stale(account.version());
    }
    return account;
  }

  void refuseOwn(Accounts.Account account, ActContext context) {
    if (account.id() == context.actor().accountId()) {
      throw Refusal.notAllowed("access.account.own");
    }
  }
}
