package org.mingcha.intake;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Keys;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps how reports reached the desk. */
@Component
class Origins {
  private static final String BODY = "report_origin.body";

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Keys keys;
  private final JsonMapper json;

  Origins(JdbcClient jdbc, Seals seals, Keys keys, JsonMapper json) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.keys = keys;
    this.json = json;
  }

  /**
   * @throws Refusal wrong state, when the office has filed this row of the batch before
   */
  void add(long reportId, long campaignId, long partyId, Origin origin) {
    String row = origin.batchRow();
    int added =
        jdbc.sql(
                """
                insert into report_origin (report_id, body, row_hash)
                values (:report, :body, :row) on conflict (row_hash) do nothing
                """)
            .param("report", reportId)
            .param(
                "body",
                seals.seal(BODY, reportId, json.writeValueAsString(new TreeMap<>(origin.told()))))
            .param("row", row == null ? null : hash(campaignId, partyId, row), Types.BINARY)
            .update();
    if (added == 0) {
      throw Refusal.wrongState("intake.refusal.row-filed");
    }
  }

  /** What was told, empty when nothing was. */
  Map<String, String> told(long reportId) {
    return jdbc.sql("select body from report_origin where report_id = :report")
        .param("report", reportId)
        .query(byte[].class)
        .optional()
        .map(
            body ->
                json.readValue(
                    seals.open(BODY, reportId, body), new TypeReference<Map<String, String>>() {}))
        .orElse(Map.of());
  }

  /** Those of the rows that this office has filed before. */
  Set<String> filed(long campaignId, long partyId, Collection<String> rows) {
    Map<String, String> byHash = new HashMap<>();
    rows.forEach(r -> byHash.put(HexFormat.of().formatHex(hash(campaignId, partyId, r)), r));
    Set<String> filed = new HashSet<>();
    jdbc.sql("select encode(row_hash, 'hex') from report_origin where row_hash = any (:hashes)")
        .param(
            "hashes",
            byHash.keySet().stream().map(HexFormat.of()::parseHex).toArray(byte[][]::new))
        .query(String.class)
        .list()
        .forEach(h -> filed.add(byHash.get(h)));
    return filed;
  }

  // of this office only: what other offices filed must not be told from here
  private byte[] hash(long campaignId, long partyId, String row) {
    return keys.mac("batch-row", campaignId + ":" + partyId + ":" + row);
  }
}
