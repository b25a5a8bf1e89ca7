package org.mingcha.access;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The system administrator signs an account out everywhere. */
@Component
final class EndAccountSessions implements Act<AccountActs.OnAccount, AccountActs.Changed> {
  private final AccountActs accountActs;
  private final Sessions sessions;
  private final Ledger ledger;

  EndAccountSessions(AccountActs accountActs, Sessions sessions, Ledger ledger) {
    this.accountActs = accountActs;
    this.sessions = sessions;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "account.end-sessions";
  }

  @Override
  public Class<AccountActs.Changed> resultType() {
    return AccountActs.Changed.class;
  }

  @Override
  public AccountActs.Changed apply(AccountActs.OnAccount command, ActContext context) {
    Accounts.Account account = accountActs.lock(command, context);
    sessions.endAll(account.id(), 0);
    ledger.append(context, Ledger.Step.of(null, "account", account.id(), name()));
    ledger.audit(context.actor(), "sessions-ended", "account", account.id());
    return new AccountActs.Changed(account.id());
  }
}
