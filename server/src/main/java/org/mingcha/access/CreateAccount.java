package org.mingcha.access;

import java.util.Map;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/** The system administrator gives an official an account, with a password for one use. */
@Component
final class CreateAccount implements Act<CreateAccount.Command, AccountActs.WithPassword> {
  private static final String LOGIN = "[a-z0-9][a-z0-9._-]{1,39}";

  private final AccountActs accountActs;
  private final Accounts accounts;
  private final Organisation organisation;
  private final Passwords passwords;
  private final Ledger ledger;

  CreateAccount(
      AccountActs accountActs,
      Accounts accounts,
      Organisation organisation,
      Passwords passwords,
      Ledger ledger) {
    this.accountActs = accountActs;
    this.accounts = accounts;
    this.organisation = organisation;
    this.passwords = passwords;
    this.ledger = ledger;
  }

  /**
   * @param language tag of the language that the account starts with
   */
  record Command(long officialId, String login, String language) {}

  @Override
  public String name() {
    return "account.create";
  }

  @Override
  public Class<AccountActs.WithPassword> resultType() {
    return AccountActs.WithPassword.class;
  }

  @Override
  public AccountActs.WithPassword apply(Command command, ActContext context) {
    accountActs.requireSystemAdmin(context);
    organisation.getOfficial(command.officialId());
    String login = SignIn.normal(command.login());
    Refusal.Faults faults = new Refusal.Faults();
    if (!login.matches(LOGIN)) {
      faults.add("login", "access.account.login.form");
    } else if (accounts.findByLogin(login).isPresent()) {
      faults.add("login", "access.account.login.taken");
    }
    faults.when(Language.ofTag(command.language()).isEmpty(), "language", "access.language.wrong");
    faults.when(
        accounts.existsFor(command.officialId()), "official", "access.account.official.has-one");
    faults.refuseIfAny();
    String password = Secrets.oneTimePassword();
    long id = Ids.next();
    accounts.insert(
        id, command.officialId(), login, passwords.hash(password), command.language(), context.now());
    ledger.append(
        context,
        Ledger.Step.of(null, "account", id, name())
            .states(null, "enabled")
            .with(Map.of("official", command.officialId())));
    ledger.audit(context.actor(), "account-created", "account", id);
    return new AccountActs.WithPassword(id, password);
  }
}
