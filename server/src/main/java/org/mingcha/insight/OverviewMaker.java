package org.mingcha.insight;

import static org.mingcha.insight.RecordKind.CLUE;
import static org.mingcha.insight.RecordKind.REPORT;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.mingcha.campaign.Campaign;
import org.mingcha.insight.chart.Bar;
import org.mingcha.insight.chart.Chart;
import org.mingcha.insight.chart.Part;
import org.mingcha.shared.text.Texts;

/** Draws the overview out of a tally. Every number is a filter counted, and links to it. */
final class OverviewMaker {
  private static final int DAYS = 42;
  private static final int HOLDERS = 20;

  private final Campaign campaign;
  private final Tally tally;
  private final Labels labels;
  private final Texts t;
  private final DateTimeFormatter days;

  OverviewMaker(Campaign campaign, Tally tally, Labels labels, Texts t) {
    this.campaign = campaign;
    this.tally = tally;
    this.labels = labels;
    this.t = t;
    this.days = DateTimeFormatter.ofPattern(t.get("insight.day"), t.locale());
  }

  Overview make() {
    return new Overview(
        campaign,
        cards(),
        funnel(),
        List.of(ages(CLUE), ages(REPORT)),
        deadlines(),
        channels(),
        days(),
        List.of(categories(CLUE), categories(REPORT)),
        holders(),
        regions());
  }

  private List<Overview.Card> cards() {
    return List.of(
        card(Figures.CLUES_OVERDUE, "bad"),
        card(Figures.CLUES_DUE_7D, "warn"),
        card(Figures.CLUES_REVIEW, ""),
        card(Figures.CLUES_KEY, ""),
        card(Figures.REPORTS_OVERDUE, "bad"),
        card(Figures.REPORTS_TRIAGE, ""),
        card(Figures.REPORTS_DISSATISFIED, "warn"));
  }

  private Overview.Card card(Figure figure, String tone) {
    long value = tally.count(figure.filter());
    return new Overview.Card(
        t.get("insight.figure." + figure.key()),
        t.get("insight.figure." + figure.key() + ".means"),
        value,
        figure.href(campaign.slug()),
        value == 0 ? "" : tone);
  }

  private Chart funnel() {
    List<Bar> bars = new ArrayList<>();
    long reports = tally.count(Figures.REPORTS.filter());
    long clues = tally.count(Figures.CLUES.filter());
    for (Figure figure :
        List.of(
            Figures.REPORTS,
            Figures.REPORTS_IN_CLUE,
            Figures.CLUES,
            Figures.CLUES_CONCLUDED,
            Figures.REPORTS_ANSWERED,
            Figures.REPORTS_SATISFIED)) {
      long value = tally.count(figure.filter());
      boolean report = figure.filter().kind() == REPORT;
      long whole = report ? reports : clues;
      boolean first = figure == Figures.REPORTS || figure == Figures.CLUES;
      bars.add(
          Bar.of(
              t.get("insight.funnel." + figure.key()),
              value,
              figure.href(campaign.slug()),
              first || whole == 0
                  ? null
                  : t.get(
                      report ? "insight.share.reports" : "insight.share.clues",
                      Math.round(100.0 * value / whole)),
              report ? "" : "other"));
    }
    return chart("funnel", "insight.unit.records", "insight.axis.step", List.of(""), bars);
  }

  private Chart ages(RecordKind kind) {
    List<Bar> bars = new ArrayList<>();
    for (AgeBand age : AgeBand.values()) {
      List<Part> parts = new ArrayList<>();
      for (String state : kind.backlog()) {
        parts.add(part(RecordFilter.states(kind, state).withAge(age)));
      }
      bars.add(
          new Bar(
              t.get("insight.age." + age.key()),
              parts,
              href(RecordFilter.backlog(kind).withAge(age)),
              null,
              ""));
    }
    return chart(
        "ages-" + kind.key(),
        "insight.unit." + kind.key(),
        "insight.axis.age",
        kind.backlog().stream().map(s -> t.get("state." + kind.key() + "." + s)).toList(),
        bars);
  }

  private Chart deadlines() {
    List<Bar> bars = new ArrayList<>();
    bars.add(due(t.get("insight.due.overdue"), DueBand.OVERDUE, "bad"));
    for (int i = 0; i <= 7; i++) {
      LocalDate day = tally.today().plusDays(i);
      String label = i == 0 ? t.get("insight.due.today") : shortDay(day);
      bars.add(due(label, DueBand.on(day), i <= 2 ? "warn" : ""));
    }
    bars.add(due(t.get("insight.due.later"), DueBand.LATER, ""));
    return chart("deadlines", "insight.unit.clue", "insight.axis.due", List.of(""), bars);
  }

  private Bar due(String label, DueBand due, String tone) {
    RecordFilter filter = RecordFilter.backlog(CLUE).withDue(due);
    return Bar.of(label, tally.count(filter), href(filter), null, tone);
  }

  private Chart channels() {
    List<Bar> bars =
        campaign.template().channels().stream()
            .map(c -> whole(c.name().in(t.language()), RecordFilter.all(REPORT).withChannel(c.key())))
            .toList();
    return chart("channels", "insight.unit.report", "insight.axis.channel", List.of(""), bars);
  }

  private Chart days() {
    List<Bar> bars = new ArrayList<>();
    for (LocalDate day = tally.today().minusDays(DAYS - 1L);
        !day.isAfter(tally.today());
        day = day.plusDays(1)) {
      RecordFilter filter = RecordFilter.all(REPORT).withDays(day, day);
      List<Part> parts =
          campaign.template().channels().stream()
              .map(c -> part(filter.withChannel(c.key())))
              .toList();
      bars.add(new Bar(shortDay(day), parts, href(filter), null, ""));
    }
    return chart(
        "days",
        "insight.unit.report",
        "insight.axis.day",
        campaign.template().channels().stream().map(c -> c.name().in(t.language())).toList(),
        bars);
  }

  private Chart categories(RecordKind kind) {
    List<Bar> bars =
        tally.categories(kind).keySet().stream()
            .map(c -> whole(labels.category(campaign, c), RecordFilter.all(kind).withCategory(c)))
            .sorted(Comparator.comparingLong(Bar::total).reversed())
            .toList();
    return chart(
        "categories-" + kind.key(),
        "insight.unit." + kind.key(),
        "insight.axis.category",
        List.of(""),
        bars);
  }

  private List<Overview.HolderRow> holders() {
    Comparator<Overview.HolderRow> worst =
        Comparator.comparingLong((Overview.HolderRow r) -> -r.overdue().value())
            .thenComparingLong(r -> -r.backlog().value());
    return tally.holders(CLUE).stream()
        .map(
            holder -> {
              RecordFilter filter = RecordFilter.backlog(CLUE).withHolders(List.of(holder));
              return new Overview.HolderRow(
                  labels.party(holder),
                  cell(filter),
                  cell(filter.withDue(DueBand.OVERDUE)),
                  cell(filter.withDue(DueBand.WITHIN_7_DAYS)),
                  cell(filter.withDue(DueBand.LATER)));
            })
        .sorted(worst)
        .limit(HOLDERS)
        .toList();
  }

  private List<Overview.RegionRow> regions() {
    TreeSet<String> codes = new TreeSet<>(tally.regions(REPORT));
    codes.addAll(tally.regions(CLUE));
    return codes.stream().filter(c -> !widerThanCounty(c)).map(this::region).toList();
  }

  /** Records of a whole province or prefecture would be counted again in each county's row. */
  private static boolean widerThanCounty(String code) {
    return code.length() == 6 && code.endsWith("00");
  }

  private Overview.RegionRow region(String code) {
    Function<Figure, Overview.Cell> of = f -> cell(f.filter().withRegion(code));
    Overview.Cell clues = of.apply(Figures.CLUES);
    Overview.Cell concluded = of.apply(Figures.CLUES_CONCLUDED);
    return new Overview.RegionRow(
        labels.region(code),
        of.apply(Figures.REPORTS),
        of.apply(Figures.REPORTS_IN_CLUE),
        of.apply(Figures.REPORTS_ANSWERED),
        clues,
        of.apply(Figures.CLUES_BACKLOG),
        concluded,
        clues.value() == 0 ? -1 : (int) Math.round(100.0 * concluded.value() / clues.value()));
  }

  private Chart chart(
      String id, String unit, String axis, List<String> series, List<Bar> bars) {
    return new Chart(
        id, t.get("insight.chart." + id), t.get(unit), t.get(axis), series, bars);
  }

  private Bar whole(String label, RecordFilter filter) {
    return Bar.of(label, tally.count(filter), href(filter), null, "");
  }

  private Part part(RecordFilter filter) {
    return new Part(tally.count(filter), href(filter));
  }

  private Overview.Cell cell(RecordFilter filter) {
    return new Overview.Cell(tally.count(filter), href(filter));
  }

  private String href(RecordFilter filter) {
    return Links.records(campaign.slug(), filter);
  }

  private String shortDay(LocalDate day) {
    return days.format(day);
  }
}
