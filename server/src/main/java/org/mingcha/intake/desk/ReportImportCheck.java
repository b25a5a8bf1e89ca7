package org.mingcha.intake.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.Column;
import org.mingcha.documents.RowError;
import org.mingcha.documents.RowErrors;
import org.mingcha.documents.Table;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.Origin;
import org.mingcha.intake.Words;
import org.mingcha.organisation.Region;

/** Turns the rows of a batch into reports, and tells every row that cannot become one. */
final class ReportImportCheck {
  private static final int MOST_SHORT = 1000;
  private static final String CHANNEL = "batch";

  private final Seat seat;
  private final CampaignTemplate template;
  private final PlaceFinder places;
  private final String batch;
  private final RowErrors errors = new RowErrors();
  private final RowErrors warnings = new RowErrors();
  private final Map<String, PlaceFinder.Found> resolved = new HashMap<>();
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final List<NewReport> reports = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();

  ReportImportCheck(Seat seat, CampaignTemplate template, PlaceFinder places, String batch) {
    this.seat = seat;
    this.template = template;
    this.places = places;
    this.batch = batch;
  }

  /** What came of it; reports are to be used only when there are no errors. */
  record Checked(
      List<NewReport> reports,
      List<Origin> origins,
      List<RowError> errors,
      int moreErrors,
      List<RowError> warnings,
      int moreWarnings) {
    @Override
    public String toString() {
      return "Checked[redacted]";
    }
  }

  /** The mark of a row in its batch: the number it was given there, else its place. */
  static String mark(Table.Row row) {
    String number = row.get(ReportColumns.NUMBER);
    String serial = row.get(ReportColumns.SERIAL);
    return !number.isEmpty() ? number : !serial.isEmpty() ? serial : "row " + row.number();
  }

  /** What tells a row from all others of the office. */
  String batchRow(Table.Row row) {
    return batch + "\n" + mark(row);
  }

  /**
   * @param filed rows that were filed before
   */
  Checked check(Table table, Set<String> filed) {
    if (CampaignTemplate.find(template.channels(), CHANNEL).isEmpty()) {
      errors.add(RowError.ofFile("intake-desk.import.no-channel"));
    }
    for (Table.Row row : table.rows()) {
      check(table, row, filed);
    }
    return new Checked(
        reports, origins, errors.list(), errors.more(), warnings.list(), warnings.more());
  }

  private void check(Table table, Table.Row row, Set<String> filed) {
    String key = batchRow(row);
    Integer earlier = rowOf.putIfAbsent(key, row.number());
    if (earlier != null) {
      errors.add(row.number(), ReportColumns.NUMBER, "intake-desk.import.twice", mark(row), earlier);
    } else if (filed.contains(key)) {
      errors.add(row.number(), ReportColumns.NUMBER, "intake-desk.import.filed", mark(row));
    }
    String facts = row.get(ReportColumns.FACTS);
    if (facts.isEmpty()) {
      errors.add(row.number(), ReportColumns.FACTS, "intake-desk.import.no-facts");
    }
    String told = facts + "\n\n" + verbatim(table, row);
    int most = template.reportForm().maxTextLength();
    if (told.codePointCount(0, told.length()) > most) {
      errors.add(row.number(), ReportColumns.FACTS, "intake.fault.too-long", most);
    }
    String reported = row.get(ReportColumns.REPORTED);
    if (reported.codePointCount(0, reported.length()) > MOST_SHORT) {
      errors.add(row.number(), ReportColumns.REPORTED, "intake.fault.too-long", MOST_SHORT);
    }
    warn(row);
    reports.add(
        new NewReport(
            seat.slug(),
            CHANNEL,
            // who reported stays with the office that sent the batch: the ledger holds no identity
            IdentityMode.ANONYMOUS,
            new Words(reported, told, row.get(ReportColumns.REGION), null, umbrella(row)),
            category(row),
            region(row),
            null,
            false,
            List.of()));
    origins.add(new Origin(told(row), key));
  }

  private void warn(Table.Row row) {
    if (!ReportColumns.NO.contains(row.get(ReportColumns.REPEATED).toLowerCase(Locale.ROOT))) {
      warnings.add(row.number(), ReportColumns.REPEATED, "intake-desk.import.repeated");
    }
  }

  private Map<String, String> told(Table.Row row) {
    Map<String, String> told = new TreeMap<>();
    told.put("batch", batch);
    told.put("row", mark(row));
    put(told, "source", row.get(ReportColumns.SOURCE));
    put(told, "received", row.get(ReportColumns.RECEIVED));
    return told;
  }

  private static void put(Map<String, String> told, String name, String value) {
    if (!value.isEmpty()) {
      told.put(name, value);
    }
  }

  /** The row as it stood, a line for each cell under its heading. */
  private static String verbatim(Table table, Table.Row row) {
    return table.header().stream()
        .filter(c -> !c.equals(ReportColumns.FACTS) && !row.get(c).isEmpty())
        .map(c -> c.heading() + ": " + row.get(c))
        .collect(Collectors.joining("\n"));
  }

  private static @Nullable String umbrella(Table.Row row) {
    String said = row.get(ReportColumns.UMBRELLA);
    return ReportColumns.NO.contains(said.toLowerCase(Locale.ROOT))
        ? null
        : ReportColumns.UMBRELLA.heading() + ": " + said;
  }

  private @Nullable String category(Table.Row row) {
    String said = row.get(ReportColumns.CATEGORY);
    if (said.isEmpty()) {
      return null;
    }
    String key =
        template.categories().stream()
            .filter(
                c ->
                    c.key().equals(said)
                        || c.name().zhCn().equals(said)
                        || c.name().zhTw().equals(said)
                        || c.name().en().equalsIgnoreCase(said))
            .map(c -> c.key())
            .findFirst()
            .orElse(null);
    if (key == null) {
      warnings.add(row.number(), ReportColumns.CATEGORY, "intake-desk.import.category", cut(said));
    }
    return key;
  }

  private @Nullable String region(Table.Row row) {
    String said = row.get(ReportColumns.REGION);
    if (said.isEmpty()) {
      return null;
    }
    return switch (resolved.computeIfAbsent(said, this::resolve)) {
      case PlaceFinder.Found.Place(String code) -> code;
      case PlaceFinder.Found.Unclear(List<Region> some) -> {
        Column column = ReportColumns.REGION;
        if (some.isEmpty()) {
          errors.add(row.number(), column, "intake-desk.import.region", cut(said));
        } else {
          errors.add(
              row.number(), column, "intake-desk.import.region-perhaps", cut(said), perhaps(some));
        }
        yield null;
      }
    };
  }

  // "重庆市万州区": the names of the places around it may stand before the name
  private PlaceFinder.Found resolve(String said) {
    PlaceFinder.Found whole = places.resolve(said, seat.within());
    if (whole instanceof PlaceFinder.Found.Place) {
      return whole;
    }
    for (int i = 1; i <= said.length() - 2; i++) {
      String rest = said.substring(i);
      List<Region> exact =
          places.search(rest, seat.within()).stream()
              .filter(r -> r.name().equals(rest) || r.nameHant().equals(rest))
              .toList();
      if (exact.size() == 1) {
        return new PlaceFinder.Found.Place(exact.getFirst().code());
      }
      if (!exact.isEmpty()) {
        return new PlaceFinder.Found.Unclear(exact);
      }
    }
    PlaceFinder.Found.Unclear unclear = (PlaceFinder.Found.Unclear) whole;
    return unclear.perhaps().isEmpty() && said.length() > 2
        ? new PlaceFinder.Found.Unclear(places.search(said.substring(0, 2), seat.within()))
        : unclear;
  }

  private static String perhaps(List<Region> some) {
    return some.stream().limit(3).map(r -> r.name() + " " + r.code()).collect(Collectors.joining(", "));
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
