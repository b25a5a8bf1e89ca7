package org.mingcha.access;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The system administrator enables a disabled account again; its password stays as it was. */
@Component
final class EnableAccount implements Act<AccountActs.OnAccount, AccountActs.Changed> {
  private final AccountActs accountActs;
  private final Accounts accounts;
  private final Ledger ledger;

  EnableAccount(AccountActs accountActs, Accounts accounts, Ledger ledger) {
    this.accountActs = accountActs;
    this.accounts = accounts;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "account.enable";
  }

  @Override
  public Class<AccountActs.Changed> resultType() {
    return AccountActs.Changed.class;
  }

  @Override
  public AccountActs.Changed apply(AccountActs.OnAccount command, ActContext context) {
    Accounts.Account account = accountActs.lock(command, context);
    if (account.disabledAt() == null) {
      throw Refusal.wrongState("access.account.enabled-already");
    }
    accounts.setDisabled(account.id(), null);
    ledger.append(
        context,
        Ledger.Step.of(null, "account", account.id(), name()).states("disabled", "enabled"));
    ledger.audit(context.actor(), "account-enabled", "account", account.id());
    return new AccountActs.Changed(account.id());
  }
}
