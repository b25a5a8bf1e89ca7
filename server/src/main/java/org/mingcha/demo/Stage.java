package org.mingcha.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.Clues;
import org.mingcha.clue.Done;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.OfficeClock;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Call;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Where the lives take place: acts are done at a moment of the past by the right person. What an act
 * refuses does not happen, and is counted.
 */
final class Stage {
  private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

  /** A clue as the stage manager sees it. */
  record ClueNow(
      long id, String state, long holder, long manager, int version, String region, List<Long> subjects) {}

  private final Clues clues;
  private final Acting acting;
  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final TransactionTemplate nested;
  private final Cast cast;
  private final Map<String, Integer> refusals = new TreeMap<>();
  private long acts;

  Stage(
      Clues clues,
      Acting acting,
      JdbcClient jdbc,
      Organisation organisation,
      PlatformTransactionManager transactions,
      Cast cast) {
    this.clues = clues;
    this.acting = acting;
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.nested = new TransactionTemplate(transactions);
    this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    this.cast = cast;
  }

  Cast cast() {
    return cast;
  }

  /** Refusals by key, and how often. */
  Map<String, Integer> refusals() {
    return refusals;
  }

  long acts() {
    return acts;
  }

  Optional<Done> perform(Instant at, Cast.Account by, ClueCommand command) {
    return attempt(
        at,
        command.getClass().getSimpleName(),
        () -> clues.perform(command, Call.once(by.id())));
  }

  /** Does something at that moment; empty when it is refused. */
  <T> Optional<T> attempt(Instant at, String what, Supplier<T> act) {
    acts++;
    try {
      return Optional.ofNullable(OfficeClock.at(at, () -> nested.execute(s -> act.get())));
    } catch (Refusal refusal) {
      refusals.merge(what + " " + refusal.getMessage(), 1, Integer::sum);
      LOG.debug("{} is refused: {}", what, refusal.getMessage());
      return Optional.empty();
    }
  }

  /** Looks at a clue as the clock, which sees rows and no texts. */
  ClueNow clue(long id) {
    return acting.asClock(
        actor ->
            jdbc.sql(
                    """
                    select id, state, holder_id, manager_id, version, region_code, subjects
                      from clue where id = :id
                    """)
                .param("id", id)
                .query(
                    (rs, n) ->
                        new ClueNow(
                            rs.getLong("id"),
                            rs.getString("state"),
                            rs.getLong("holder_id"),
                            rs.getLong("manager_id"),
                            rs.getInt("version"),
                            rs.getString("region_code"),
                            List.of((Long[]) rs.getArray("subjects").getArray())))
                .single());
  }

  record ReportNow(long id, String state, long holder, int version) {}

  ReportNow report(long id) {
    return acting.asClock(
        actor ->
            jdbc.sql("select id, state, holder_id, version from report where id = :id")
                .param("id", id)
                .query(
                    (rs, n) ->
                        new ReportNow(
                            rs.getLong("id"),
                            rs.getString("state"),
                            rs.getLong("holder_id"),
                            rs.getInt("version")))
                .single());
  }

  /** Ids that a statement about one record gives, looked up as the clock. */
  List<Long> ids(String sql, long id) {
    return acting.asClock(actor -> jdbc.sql(sql).param("id", id).query(Long.class).list());
  }

  <T> @org.jspecify.annotations.Nullable T as(
      Cast.Account by, java.util.function.Function<JdbcClient, @org.jspecify.annotations.Nullable T> look) {
    return acting.as(by.id(), actor -> look.apply(jdbc));
  }

  <T> T asClock(java.util.function.Function<JdbcClient, T> look) {
    return acting.asClock(actor -> look.apply(jdbc));
  }

  /** The office itself or the one above it that is not in conflict with the subjects. */
  Optional<Long> receiver(long unit, List<Long> subjects) {
    return organisation.findReceiver(unit, subjects).map(Unit::id);
  }

  Optional<Cast.Account> manager(long party, int which) {
    return pick(
        cast.holding(
            party, Role.CLUE_MANAGER, Role.GROUP_LEADER, Role.GROUP_DEPUTY, Role.OFFICE),
        which);
  }

  Optional<Cast.Account> handler(long party, int which) {
    List<Cast.Account> handlers = cast.holding(party, Role.HANDLER, Role.GROUP_MEMBER);
    return handlers.isEmpty() ? manager(party, which) : pick(handlers, which);
  }

  private static Optional<Cast.Account> pick(List<Cast.Account> all, int which) {
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.floorMod(which, all.size())));
  }
}
