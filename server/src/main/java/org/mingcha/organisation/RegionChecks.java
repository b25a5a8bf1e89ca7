package org.mingcha.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingcha.documents.Table;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Checks a table of regions against those on record. */
@Component
class RegionChecks {
  private static final int AT_ONCE = 20_000;

  private final JdbcClient jdbc;
  private final RegionNaming naming;
  private final Clock clock;

  RegionChecks(JdbcClient jdbc, RegionNaming naming, Clock clock) {
    this.jdbc = jdbc;
    this.naming = naming;
    this.clock = clock;
  }

  RegionImportResult check(Table table) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    Map<String, KnownRegion> known = known(table, today);
    return RegionImport.check(table, naming, code -> Optional.ofNullable(known.get(code)), today);
  }

  /** Every region that the table can ask for, in a few queries however long the table is. */
  private Map<String, KnownRegion> known(Table table, LocalDate today) {
    Set<String> codes = new HashSet<>();
    for (Table.Row row : table.rows()) {
      // every region around the written code, at any of the lengths that codes have
      for (String written : List.of(row.get(RegionImport.CODE_COLUMN), row.get(RegionImport.PARENT_COLUMN))) {
        for (int length : new int[] {6, 9, 12}) {
          if (written.length() >= length) {
            codes.add(written.substring(0, length));
          }
        }
      }
    }
    Map<String, KnownRegion> known = new HashMap<>();
    List<String> all = new ArrayList<>(codes);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      jdbc.sql("select code, name, level, valid_from, valid_to from region where code = any (:codes)")
          .param(
              "codes",
              all.subList(from, Math.min(from + AT_ONCE, all.size())).toArray(String[]::new))
          .query(
              rs -> {
                LocalDate to = rs.getObject("valid_to", LocalDate.class);
                known.put(
                    rs.getString("code"),
                    new KnownRegion(
                        rs.getString("code"),
                        rs.getString("name"),
                        RegionLevel.of(rs.getString("level")),
                        to == null || to.isAfter(today)));
              });
    }
    return known;
  }
}
