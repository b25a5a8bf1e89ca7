package org.mingcha.access;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import org.mingcha.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a personal access token from the command line, beside a running server: whoever may read
 * the data directory's secrets may do that. It is audited as the account's own act.
 */
public final class TokenIssuer {
  private static final Duration LIFE = Duration.ofDays(30);

  private TokenIssuer() {}

  /**
   * @param url of the database, with the application's user and password
   * @return the token; it is kept nowhere
   * @throws Refusal when there is no such enabled account, or it must choose its password first
   */
  public static String issue(String url, String user, String password, String login, Clock clock)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, user, password)) {
      var source = new SingleConnectionDataSource(connection, true);
      JdbcClient jdbc = JdbcClient.create(source);
      return new TransactionTemplate(new DataSourceTransactionManager(source))
          .execute(status -> issue(jdbc, SignIn.normal(login), clock));
    }
  }

  private static String issue(JdbcClient jdbc, String login, Clock clock) {
    Accounts.Account account =
        new Accounts(jdbc)
            .findByLogin(login)
            .filter(a -> a.disabledAt() == null)
            .orElseThrow(
                () -> Refusal.of(Refusal.Kind.NOT_FOUND, "access.token.cli.unknown", login));
    if (account.mustChange()) {
      throw Refusal.notAllowed("access.token.cli.must-change", login);
    }
    jdbc.sql("select count(*) from acting_begin(:account)")
        .param("account", account.id())
        .query(Long.class)
        .single();
    Tokens.Created created =
        new Tokens(jdbc, clock).create(account.id(), "mingcha token", clock.instant().plus(LIFE));
    jdbc.sql(
            """
            insert into audit (at, account_id, official_id, action, kind, record_id, details)
            values (now(), :account, :official, 'token-created', 'account', :account,
                    jsonb_build_object('token', :token::bigint, 'by', 'command-line'))
            """)
        .param("account", account.id())
        .param("official", account.officialId())
        .param("token", created.id())
        .update();
    return created.token();
  }
}
