package org.mingcha.clue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads batches for pages and the API. */
@Component
class BatchReader {
  private final JdbcClient jdbc;
  private final BatchRows rows;
  private final Links links;
  private final ClueRows clues;

  BatchReader(JdbcClient jdbc, BatchRows rows, Links links, ClueRows clues) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.links = links;
    this.clues = clues;
  }

  Optional<BatchView> find(long id, Actor actor) {
    return rows.find(id).map(b -> view(b, actor, true));
  }

  /**
   * Batches of the person's offices, newest first.
   *
   * @param tab {@code draft}, {@code sent} or {@code received}
   * @param after id of the last batch of the page before
   */
  List<BatchView> list(String tab, Actor actor, @Nullable Long after, int limit) {
    String which =
        switch (tab) {
          case "draft" -> "b.from_party = any (:mine) and b.state = 'draft'";
          case "sent" -> "b.from_party = any (:mine) and b.state in ('sent', 'acknowledged')";
          case "received" -> "b.to_party = any (:mine) and b.state in ('sent', 'acknowledged')";
          default -> throw ClueFilter.unknown("tab");
        };
    return jdbc.sql(
            BatchRows.SELECT
                + " where "
                + which
                + " and (:after::bigint is null or b.id < :after) order by b.id desc limit :limit")
        .param("mine", ClueRows.array(ClueQuery.parties(actor)))
        .param("after", after, java.sql.Types.BIGINT)
        .param("limit", limit)
        .query(rows::row)
        .list()
        .stream()
        .map(b -> view(b, actor, false))
        .toList();
  }

  private BatchView view(BatchRow b, Actor actor, boolean items) {
    List<BatchView.Item> listed =
        items
            ? links.ofBatch(b.id()).stream()
                .flatMap(
                    l ->
                        clues
                            .find(l.clueId())
                            .map(
                                c ->
                                    new BatchView.Item(
                                        ClueLine.of(c),
                                        l.state(),
                                        l.purpose().key(),
                                        l.dueAt() == null ? l.acceptDueAt() : l.dueAt()))
                            .stream())
                .toList()
            : List.of();
    List<String> allowed =
        Lifecycles.BATCH.edges().stream()
            .filter(e -> e.from().contains(b.state()))
            .filter(e -> actor.holds(e.by(), BatchGuard.seat(e.act(), b)))
            .map(e -> e.act())
            .filter(act -> !act.equals("batch.send") || !items || !listed.isEmpty())
            .filter(act -> !act.equals("batch.discard") || listed.isEmpty())
            .toList();
    return new BatchView(
        b.id(), b.campaignId(), b.number(), b.fromParty(), b.toParty(), b.state(), b.letter(),
        b.createdAt(), b.sentAt(), b.acknowledgedAt(), b.version(), listed, allowed);
  }
}
