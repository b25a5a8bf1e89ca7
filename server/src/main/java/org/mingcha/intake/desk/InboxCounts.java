package org.mingcha.intake.desk;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many reports each tab holds, in one statement. */
@Component
class InboxCounts {
  /** Counted to here and no further: a larger number changes nothing for who reads it. */
  static final int MOST = 999;

  private final JdbcClient jdbc;

  InboxCounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param own offices and groups whose inboxes are counted
   * @return numbers up to {@link #MOST} + 1, which stands for "more"
   */
  Map<InboxTab, Integer> count(@Nullable Long campaignId, List<Long> own) {
    String mine =
        " from report where holder_id = any (:own) and (:campaign::bigint is null or campaign_id = :campaign)";
    String one = "(select count(*) from (select 1" + mine + " and %s limit :most) x) as %s";
    return jdbc.sql(
            "select "
                + String.join(
                    ", ",
                    one.formatted("state in ('received')", "triage"),
                    one.formatted("state in ('needs-facts')", "waiting"),
                    one.formatted("unread > 0", "wrote"),
                    one.formatted("state in ('objected')", "objected"),
                    one.formatted("true", "total")))
        .param("own", own.toArray(Long[]::new))
        .param("campaign", campaignId, java.sql.Types.BIGINT)
        .param("most", MOST + 1)
        .query(
            (rs, n) -> {
              Map<InboxTab, Integer> counts = new EnumMap<>(InboxTab.class);
              counts.put(InboxTab.TRIAGE, rs.getInt("triage"));
              counts.put(InboxTab.WAITING, rs.getInt("waiting"));
              counts.put(InboxTab.WROTE, rs.getInt("wrote"));
              counts.put(InboxTab.OBJECTED, rs.getInt("objected"));
              counts.put(InboxTab.ALL, rs.getInt("total"));
              return counts;
            })
        .single();
  }
}
