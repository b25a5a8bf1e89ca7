package org.mingcha.access;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * The system administrator gives an account a new password for one use. Its sessions end, its
 * tokens are revoked, waits after failed tries are lifted.
 */
@Component
final class ResetPassword implements Act<AccountActs.OnAccount, AccountActs.WithPassword> {
  private final AccountActs accountActs;
  private final Accounts accounts;
  private final Sessions sessions;
  private final Tokens tokens;
  private final Passwords passwords;
  private final Lockout lockout;
  private final Devices devices;
  private final Ledger ledger;

  ResetPassword(
      AccountActs accountActs,
      Accounts accounts,
      Sessions sessions,
      Tokens tokens,
      Passwords passwords,
      Lockout lockout,
      Devices devices,
      Ledger ledger) {
    this.accountActs = accountActs;
    this.accounts = accounts;
    this.sessions = sessions;
    this.tokens = tokens;
    this.passwords = passwords;
    this.lockout = lockout;
    this.devices = devices;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "account.reset-password";
  }

  @Override
  public Class<AccountActs.WithPassword> resultType() {
    return AccountActs.WithPassword.class;
  }

  @Override
  public AccountActs.WithPassword apply(AccountActs.OnAccount command, ActContext context) {
    Accounts.Account account = accountActs.lock(command, context);
    accountActs.refuseOwn(account, context);
    String password = Secrets.oneTimePassword();
    accounts.setPassword(account.id(), passwords.hash(password), true, context.now());
    sessions.endAll(account.id(), 0);
    tokens.revokeAll(account.id());
    lockout.clear(devices.loginHash(account.login()));
    ledger.append(context, Ledger.Step.of(null, "account", account.id(), name()));
    ledger.audit(context.actor(), "password-reset", "account", account.id());
    return new AccountActs.WithPassword(account.id(), password);
  }
}
