package org.mingcha.shared.act;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Runs acts: once per idempotency key, in one transaction, as the acting person. */
@Component
public class Acts {
  private final Acting acting;
  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Keys keys;
  private final Clock clock;

  Acts(Acting acting, JdbcClient jdbc, JsonMapper json, Keys keys, Clock clock) {
    this.acting = acting;
    this.jdbc = jdbc;
    this.json = json;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * Does the act, or, when this key was used before for the same command, returns what it gave then.
   *
   * @throws Refusal key reused, when the key stood for another command; whatever the act refuses
   */
  public <C, R> R perform(Act<C, R> act, C command, Call call) {
    byte[] fingerprint = fingerprint(act, command);
    return acting.as(
        call.accountId(),
        actor -> {
          // The row is claimed first: a second request with this key waits here for the first.
          boolean fresh = claim(act, call, fingerprint);
          if (!fresh) {
            return earlier(act, call, fingerprint);
          }
          R result = act.apply(command, new ActContext(actor, now()));
          keep(call, result);
          return result;
        });
  }

  /** Runs an act inside a transaction that another act opened. */
  public <C, R> R within(Act<C, R> act, C command, Actor actor) {
    return act.apply(command, new ActContext(actor, now()));
  }

  // microseconds, as PostgreSQL keeps them: what is hashed is what can be read back
  private java.time.Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private <C, R> byte[] fingerprint(Act<C, R> act, C command) {
    // keyed, because a plain hash of a short text can be guessed
    return keys.mac("act-request", act.name() + "\n" + json.writeValueAsString(command));
  }

  private boolean claim(Act<?, ?> act, Call call, byte[] fingerprint) {
    return jdbc.sql(
                """
                insert into act_request (account_id, request_key, act, fingerprint, result, at)
                values (:account, :key, :act, :fingerprint, '', now())
                on conflict do nothing
                """)
            .param("account", call.accountId())
            .param("key", call.key())
            .param("act", act.name())
            .param("fingerprint", fingerprint)
            .update()
        == 1;
  }

  private <R> R earlier(Act<?, R> act, Call call, byte[] fingerprint) {
    record Earlier(byte[] fingerprint, String result) {}
    Earlier earlier =
        jdbc.sql(
                "select fingerprint, result from act_request where account_id = :account and request_key = :key")
            .param("account", call.accountId())
            .param("key", call.key())
            .query((rs, n) -> new Earlier(rs.getBytes(1), rs.getString(2)))
            .single();
    if (!MessageDigest.isEqual(earlier.fingerprint(), fingerprint)) {
      throw Refusal.of(Refusal.Kind.KEY_REUSED, "refusal.key-reused");
    }
    return json.readValue(earlier.result().getBytes(StandardCharsets.UTF_8), act.resultType());
  }

  private void keep(Call call, Object result) {
    jdbc.sql(
            "update act_request set result = :result where account_id = :account and request_key = :key")
        .param("result", json.writeValueAsString(result))
        .param("account", call.accountId())
        .param("key", call.key())
        .update();
  }
}
