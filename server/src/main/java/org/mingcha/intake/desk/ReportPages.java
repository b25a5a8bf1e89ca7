package org.mingcha.intake.desk;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Parties;
import org.mingcha.intake.ReportLine;
import org.mingcha.intake.ReportMessage;
import org.mingcha.intake.ReportPanel;
import org.mingcha.intake.ReportView;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** Puts together what a report's page shows, in the transaction of the person who looks. */
@Component
class ReportPages {
  private final Reports reports;
  private final Campaigns campaigns;
  private final Parties parties;
  private final Organisation organisation;
  private final Ledger ledger;
  private final List<ReportPanel> panels;
  private final Clock clock;

  ReportPages(
      Reports reports,
      Campaigns campaigns,
      Parties parties,
      Organisation organisation,
      Ledger ledger,
      List<ReportPanel> panels,
      Clock clock) {
    this.reports = reports;
    this.campaigns = campaigns;
    this.parties = parties;
    this.organisation = organisation;
    this.ledger = ledger;
    this.panels = panels.stream().sorted(Comparator.comparingInt(ReportPanel::order)).toList();
    this.clock = clock;
  }

  /** What was typed into a form that was refused. */
  record Failure(String act, String typed, List<Refusal.Field> errors) {
    static final Failure NONE = new Failure("", "", List.of());
  }

  /**
   * @param audited what the auditor's trail says was done: seen or printed
   * @throws Refusal not found, also when the report is not to be seen
   */
  ReportPage page(Actor actor, long id, Texts t, String audited, Failure failure) {
    ReportView view = reports.get(id);
    ledger.audit(actor, audited, "report", id);
    ReportLine line = view.line();
    Language language = t.language();
    CampaignTemplate template = campaigns.get(line.campaignId()).template();
    List<ReportMessage> messages = reports.listMessages(id);
    List<Ledger.Entry> history = ledger.listHistory("report", id);
    Map<Long, String> people = people(view, messages, language);
    Map<Long, String> offices =
        parties.names(
            Stream.concat(
                    Stream.of(line.holderId()),
                    history.stream().map(Ledger.Entry::partyId).filter(Objects::nonNull))
                .distinct()
                .toList(),
            language);
    return new ReportPage(
        Ids.text(id),
        line.version(),
        line.number(),
        line.state().key(),
        CampaignTemplate.find(template.channels(), line.channel())
            .map(c -> c.name().in(language))
            .orElse(line.channel()),
        line.category() == null
            ? ""
            : CampaignTemplate.find(template.categories(), line.category())
                .map(c -> c.name().in(language))
                .orElse(line.category()),
        region(line.regionCode(), language),
        offices.getOrDefault(line.holderId(), ""),
        line.shownAt(),
        line.dueAt(),
        line.stateSince(),
        line.mode().key(),
        line.reachable(),
        line.urgent(),
        line.unread(),
        words(view.words()),
        reports.findOrigin(id),
        said(messages, people, t),
        files(id),
        history.stream().map(h -> step(h, offices, t)).toList(),
        mark(view.falseMark(), people, actor),
        panels.stream()
            .map(p -> p.panel(view, actor, t))
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(ArrayList::new)),
        allowed(view, actor),
        failure.errors(),
        failure.act(),
        failure.typed(),
        actor.name(),
        clock.instant());
  }

  // a mark can only be decided where one was proposed, and by somebody else
  private List<String> allowed(ReportView view, Actor actor) {
    Set<String> deciding = Set.of("report.confirm-false", "report.reject-false");
    ReportView.FalseMark mark = view.falseMark();
    boolean open = mark != null && mark.confirmedBy() == null && mark.rejectedBy() == null;
    return reports.allowed(view.line(), actor).stream()
        .filter(a -> !a.equals("report.propose-false") || mark == null)
        .filter(
            a -> !deciding.contains(a) || (open && mark.proposedBy() != actor.officialId()))
        .filter(a -> !a.equals("report.read") || view.line().unread() > 0)
        .toList();
  }

  private Map<Long, String> people(
      ReportView view, List<ReportMessage> messages, Language language) {
    List<Long> ids = new ArrayList<>();
    messages.stream().map(ReportMessage::officialId).filter(Objects::nonNull).forEach(ids::add);
    if (view.falseMark() != null) {
      ids.add(view.falseMark().proposedBy());
    }
    Map<Long, String> names = new HashMap<>();
    if (!ids.isEmpty()) {
      organisation.findOfficials(ids).forEach((id, o) -> names.put(id, o.name(language)));
    }
    return names;
  }

  private String region(@Nullable String code, Language language) {
    if (code == null) {
      return "";
    }
    List<String> names =
        organisation.listLine(code).stream().map((Region r) -> r.name(language)).toList();
    return String.join(" ", names.reversed()) + " " + code;
  }

  private static List<ReportPage.Part> words(Words words) {
    Map<String, @Nullable String> parts = new LinkedHashMap<>();
    parts.put("facts", words.facts());
    parts.put("happened", words.happened());
    parts.put("place", words.place());
    parts.put("reported", words.reported());
    parts.put("umbrella", words.umbrella());
    List<ReportPage.Part> told = new ArrayList<>();
    parts.forEach(
        (key, text) -> {
          if (text != null) {
            told.add(new ReportPage.Part(key, text));
          }
        });
    return told;
  }

  private static List<ReportPage.Said> said(
      List<ReportMessage> messages, Map<Long, String> people, Texts t) {
    return messages.stream()
        .map(
            m ->
                new ReportPage.Said(
                    m.fromReporter(),
                    m.kind().key(),
                    m.body(),
                    m.at(),
                    m.fromReporter()
                        ? t.get("intake-desk.reporter")
                        : people.getOrDefault(m.officialId(), "")))
        .toList();
  }

  private List<ReportPage.File> files(long id) {
    return reports.listFiles(id).stream()
        .map(
            f ->
                new ReportPage.File(
                    Ids.text(f.id()),
                    f.name(),
                    f.mediaType(),
                    size(f.size()),
                    f.side().equals("reporter"),
                    f.addedAt()))
        .toList();
  }

  private static String size(long bytes) {
    return bytes < 1024 * 1024 ? Math.max(1, bytes >> 10) + " KB" : (bytes >> 20) + " MB";
  }

  private static ReportPage.Step step(Ledger.Entry entry, Map<Long, String> offices, Texts t) {
    String key = "act." + entry.act();
    return new ReportPage.Step(
        t.has(key) ? t.get(key) : entry.act(),
        entry.official() == null ? "" : entry.official(),
        entry.partyId() == null ? "" : offices.getOrDefault(entry.partyId(), ""),
        entry.at(),
        entry.fromState(),
        entry.toState(),
        entry.reason());
  }

  private static ReportPage.@Nullable Mark mark(
      ReportView.@Nullable FalseMark mark, Map<Long, String> people, Actor actor) {
    if (mark == null) {
      return null;
    }
    String outcome =
        mark.confirmedBy() != null ? "confirmed" : mark.rejectedBy() != null ? "rejected" : "open";
    return new ReportPage.Mark(
        people.getOrDefault(mark.proposedBy(), ""),
        mark.reason(),
        outcome,
        mark.proposedBy() == actor.officialId());
  }
}
