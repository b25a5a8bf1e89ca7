package org.mingcha.shared.act;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The only way to the protected tables: opens a transaction and tells the database who acts in it.
 * Without it the row security shows nothing and accepts nothing.
 */
@Component
public class Acting {
  private final JdbcClient jdbc;
  private final TransactionTemplate write;
  private final TransactionTemplate read;

  Acting(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.write = new TransactionTemplate(transactions);
    this.read = new TransactionTemplate(transactions);
    this.read.setReadOnly(true);
  }

  /**
   * Runs work as a signed-in person.
   *
   * @throws Refusal unknown person, when the account is disabled or gone
   */
  public <T> T as(long accountId, Function<Actor, T> work) {
    return write.execute(status -> work.apply(begin(accountId)));
  }

  /** As {@link #as}, in a transaction that cannot write. */
  public <T> T reading(long accountId, Function<Actor, T> work) {
    return read.execute(status -> work.apply(begin(accountId)));
  }

  /** Runs work as whoever holds a query code; sees the one report that it opens. */
  public <T> T asReporter(byte[] codeHash, Function<Actor, T> work) {
    return write.execute(
        status -> {
          jdbc.sql("select acting_begin_reporter(:code)")
              .param("code", codeHash)
              .query()
              .listOfRows();
          return work.apply(Actor.nobody(Actor.Kind.REPORTER));
        });
  }

  /** Runs work as the public form: may add reports, sees nothing. */
  public <T> T asPortal(Function<Actor, T> work) {
    return asNobody(Actor.Kind.PORTAL, work);
  }

  /** Runs work as somebody at the sign-in page: may add to the audit trail, sees nothing. */
  public <T> T asSignIn(Function<Actor, T> work) {
    return asNobody(Actor.Kind.SIGN_IN, work);
  }

  /** Runs work as the clock: deadlines, ladders, upkeep. */
  public <T> T asClock(Function<Actor, T> work) {
    return asNobody(Actor.Kind.CLOCK, work);
  }

  private <T> T asNobody(Actor.Kind kind, Function<Actor, T> work) {
    return write.execute(
        status -> {
          jdbc.sql("select set_config('mingcha.kind', :kind, true)")
              .param("kind", kind.key())
              .query()
              .listOfRows();
          return work.apply(Actor.nobody(kind));
        });
  }

  private Actor begin(long accountId) {
    record Row(long official, String name, Actor.Appointment appointment) {}
    List<Row> rows = new ArrayList<>();
    jdbc.sql("select * from acting_begin(:account)")
        .param("account", accountId)
        .query(
            rs -> {
              String role = rs.getString("role");
              Long campaign = rs.getObject("campaign_id", Long.class);
              rows.add(
                  new Row(
                      rs.getLong("official_id"),
                      rs.getString("official_name"),
                      role == null
                          ? null
                          : new Actor.Appointment(
                              Role.of(role),
                              rs.getLong("party_id"),
                              "group".equals(rs.getString("party_kind")),
                              campaign)));
            });
    if (rows.isEmpty()) {
      throw Refusal.of(Refusal.Kind.UNKNOWN_PERSON, "refusal.account-gone");
    }
    return new Actor(
        Actor.Kind.PERSON,
        accountId,
        rows.getFirst().official(),
        rows.getFirst().name(),
        rows.stream().map(Row::appointment).filter(a -> a != null).toList());
  }
}
