package org.mingcha.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.Column;
import org.mingcha.documents.RowErrors;
import org.mingcha.documents.Table;
import org.mingcha.shared.Days;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Checks a table of units against the units and regions on record. A superior is named; it may
 * stand in the file too, above or below.
 */
// i18n-exempt: headings of the ledgers that offices keep
@Component
class UnitChecks {
  static final Column NAME = Column.required("name", Column.Kind.TEXT, "名称", "单位名称", "单位", "name", "unit");
  static final Column KIND = Column.required("kind", Column.Kind.TEXT, "类别", "单位类别", "单位性质", "kind");
  static final Column REGION =
      Column.required(
          "region", Column.Kind.CODE, "行政区划代码", "区划代码", "所在地区代码", "region", "region code");
  static final Column SUPERIOR =
      Column.optional("superior", Column.Kind.TEXT, "上级单位", "上级", "主管单位", "superior");
  static final Column INDUSTRY = Column.optional("industry", Column.Kind.TEXT, "行业", "industry");
  static final Column HANT =
      Column.optional("nameHant", Column.Kind.TEXT, "繁体名称", "traditional name");
  static final Column OPENED =
      Column.optional("openedOn", Column.Kind.DATE, "设立日期", "成立日期", "opened on", "opened_on");

  /** A unit to store; parents stand before their children. */
  record Addition(
      int row,
      RegionName name,
      String nameHant,
      UnitKind kind,
      @Nullable String industry,
      String regionCode,
      @Nullable Long superiorId,
      @Nullable String superiorInFile,
      LocalDate openedOn) {}

  record Result(List<Addition> additions, int unchanged, RowErrors errors) {}

  private final JdbcClient jdbc;
  private final Regions regions;
  private final RegionNaming naming;
  private final Clock clock;
  private final Map<String, UnitKind> kinds = new HashMap<>();

  UnitChecks(JdbcClient jdbc, Regions regions, RegionNaming naming, Clock clock, Messages messages) {
    this.jdbc = jdbc;
    this.regions = regions;
    this.naming = naming;
    this.clock = clock;
    for (UnitKind kind : UnitKind.values()) {
      kinds.put(kind.key(), kind);
      for (Language language : Language.values()) {
        kinds.put(
            messages.in(language).get("organisation.kind." + kind.key()).toLowerCase(java.util.Locale.ROOT),
            kind);
      }
    }
  }

  static List<Column> columns() {
    return List.of(NAME, KIND, REGION, SUPERIOR, INDUSTRY, HANT, OPENED);
  }

  Result check(Table table) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    RowErrors errors = new RowErrors();
    Map<String, List<OnRecord>> onRecord = onRecord(table, today);
    Map<String, Integer> rowOfName = new HashMap<>();
    Set<String> namedTwice = new HashSet<>();
    for (Table.Row row : table.rows()) {
      if (rowOfName.putIfAbsent(row.get(NAME), row.number()) != null) {
        namedTwice.add(row.get(NAME));
      }
    }
    Map<String, Region> places =
        regions.find(table.rows().stream().map(r -> r.get(REGION)).distinct().toList());
    Map<String, Addition> additions = new LinkedHashMap<>();
    int unchanged = 0;
    for (Table.Row row : table.rows()) {
      String name = row.get(NAME);
      int number = row.number();
      int before = errors.list().size() + errors.more();
      if (name.isEmpty()) {
        errors.add(number, NAME, "organisation.refusal.name-missing");
      } else if (name.length() > Admin.NAME_LENGTH) {
        errors.add(number, NAME, "organisation.refusal.name-long", Admin.NAME_LENGTH);
      } else if (rowOfName.get(name) != number) {
        errors.add(number, NAME, "organisation.import.name-twice", name, rowOfName.get(name));
      }
      UnitKind kind = kinds.get(row.get(KIND).toLowerCase(java.util.Locale.ROOT));
      if (kind == null) {
        errors.add(number, KIND, "organisation.import.kind", row.get(KIND));
      }
      String industry = Admin.given(row.get(INDUSTRY));
      if (industry != null && kind != null && kind != UnitKind.REGULATOR) {
        errors.add(number, INDUSTRY, "organisation.refusal.industry-regulator-only");
      } else if (industry != null && !industry.matches("[a-z][a-z0-9-]{0,39}")) {
        errors.add(number, INDUSTRY, "organisation.refusal.industry-key");
      }
      Region region = places.get(row.get(REGION));
      if (region == null) {
        errors.add(number, REGION, "organisation.import.region", row.get(REGION));
      } else if (!region.validOn(today)) {
        errors.add(number, REGION, "organisation.refusal.region-retired", region.name());
      }
      String superior = row.get(SUPERIOR);
      Long superiorId = null;
      if (!superior.isEmpty() && !rowOfName.containsKey(superior)) {
        List<OnRecord> found = onRecord.getOrDefault(superior, List.of());
        if (found.size() == 1) {
          superiorId = found.getFirst().id();
        } else {
          errors.add(
              number,
              SUPERIOR,
              found.isEmpty() ? "organisation.import.superior-unknown" : "organisation.import.superior-several",
              superior);
        }
      }
      if (errors.list().size() + errors.more() > before || kind == null || region == null) {
        continue;
      }
      if (onRecord.getOrDefault(name, List.of()).stream().anyMatch(u -> u.region().equals(region.code()))) {
        // it stays as it is; units in the file may still name it as their superior
        unchanged++;
        continue;
      }
      RegionName named = naming.of(name);
      String opened = row.get(OPENED);
      additions.put(
          name,
          new Addition(
              number,
              named,
              Admin.hant(row.get(HANT), named),
              kind,
              industry,
              region.code(),
              superiorId,
              superior.isEmpty() || superiorId != null ? null : superior,
              opened.isEmpty() ? today : Days.parse(opened)));
    }
    if (!errors.isEmpty()) {
      return new Result(List.of(), unchanged, errors);
    }
    return new Result(ordered(additions, onRecord, errors), unchanged, errors);
  }

  /** Superiors before those below them; a circle is an error of each row in it. */
  private List<Addition> ordered(
      Map<String, Addition> additions, Map<String, List<OnRecord>> onRecord, RowErrors errors) {
    List<Addition> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    List<Addition> rest = new ArrayList<>(additions.values());
    boolean moved = true;
    while (moved && !rest.isEmpty()) {
      List<Addition> next = new ArrayList<>();
      moved = false;
      for (Addition a : rest) {
        String above = a.superiorInFile();
        if (above == null || placed.contains(above)) {
          ordered.add(a);
        } else if (!additions.containsKey(above)) {
          // it stands in the file but is on record already
          List<OnRecord> found = onRecord.getOrDefault(above, List.of());
          if (found.size() != 1) {
            errors.add(a.row(), SUPERIOR, "organisation.import.superior-several", above);
            continue;
          }
          ordered.add(
              new Addition(
                  a.row(), a.name(), a.nameHant(), a.kind(), a.industry(), a.regionCode(),
                  found.getFirst().id(), null, a.openedOn()));
        } else {
          next.add(a);
          continue;
        }
        placed.add(a.name().simplified());
        moved = true;
      }
      rest = next;
    }
    rest.forEach(a -> errors.add(a.row(), SUPERIOR, "organisation.refusal.circle"));
    return ordered;
  }

  private record OnRecord(long id, String name, String region) {}

  /** Open units with a name of the file, by name. */
  private Map<String, List<OnRecord>> onRecord(Table table, LocalDate today) {
    Set<String> names = new HashSet<>();
    for (Table.Row row : table.rows()) {
      names.add(row.get(NAME));
      names.add(row.get(SUPERIOR));
    }
    return jdbc
        .sql(
            """
            select id, name, region_code from unit
             where name = any (:names) and opened_on <= :on and (closed_on is null or closed_on >= :on)
            """)
        .param("names", names.toArray(String[]::new))
        .param("on", today)
        .query((rs, n) -> new OnRecord(rs.getLong(1), rs.getString(2), rs.getString(3)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(OnRecord::name));
  }
}
