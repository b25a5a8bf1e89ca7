package org.mingcha.access;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The system administrator disables an account: its sessions end at once, its tokens are revoked. */
@Component
final class DisableAccount implements Act<AccountActs.OnAccount, AccountActs.Changed> {
  private final AccountActs accountActs;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Ledger ledger;

  DisableAccount(AccountActs accountActs, Accounts accounts, Sessions sessions, Tokens tokens, Ledger ledger) {
    this.accountActs = accountActs;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "account.disable";
  }

  @Override
  public Class<AccountActs.Changed> resultType() {
    return AccountActs.Changed.class;
  }

  @Override
  public AccountActs.Changed apply(AccountActs.OnAccount command, ActContext context) {
    Accounts.Account account = accountActs.lock(command, context);
    if (account.disabledAt() != null) {
      throw Refusal.wrongState("access.account.disabled-already");
    }
    accountActs.refuseOwn(account, context);
    accounts.setDisabled(account.id(), context.now());
    sessions.endAll(account.id(), 0);
    tokens.revokeAll(account.id());
    ledger.append(
        context,
        Ledger.Step.of(null, "account", account.id(), name()).states("enabled", "disabled"));
    ledger.audit(context.actor(), "account-disabled", "account", account.id());
    return new AccountActs.Changed(account.id());
  }
}
