package org.mingcha.intake.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Keyed;
import org.mingcha.campaign.Parties;
import org.mingcha.intake.ReportFilter;
import org.mingcha.intake.ReportLine;
import org.mingcha.intake.ReportList;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.web.MenuItem;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The inbox: what came in and waits, earliest deadline first. */
@Controller
class InboxController {
  private static final int PAGE = 50;
  private static final int LINE = 90;

  private final Reports reports;
  private final InboxCounts counts;
  private final Drafts drafts;
  private final Campaigns campaigns;
  private final Parties parties;
  private final Organisation organisation;
  private final Acting acting;
  private final Pages pages;
  private final Clock clock;

  InboxController(
      Reports reports,
      InboxCounts counts,
      Drafts drafts,
      Campaigns campaigns,
      Parties parties,
      Organisation organisation,
      Acting acting,
      Pages pages,
      Clock clock) {
    this.reports = reports;
    this.counts = counts;
    this.drafts = drafts;
    this.campaigns = campaigns;
    this.parties = parties;
    this.organisation = organisation;
    this.acting = acting;
    this.pages = pages;
    this.clock = clock;
  }

  @Bean
  static MenuItem inboxMenu() {
    return new MenuItem(20, "/desk/inbox", "intake-desk.inbox.title", Seats.DESK);
  }

  @GetMapping("/desk/inbox")
  View inbox(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> params,
      HttpServletRequest request) {
    InboxQuery query = InboxQuery.of(params);
    Language language = RequestLanguage.of(request);
    List<Campaign> all = campaigns.list();
    return pages.view(
        "desk/inbox",
        Map.of(
            "page",
            acting.reading(me.accountId(), actor -> page(actor, query, all, language))));
  }

  private InboxPage page(Actor actor, InboxQuery query, List<Campaign> all, Language language) {
    List<Long> own = actor.partiesAs(Seats.DESK);
    if (own.isEmpty()) {
      throw Refusal.notAllowed("refusal.not-allowed");
    }
    Long campaign = campaign(query, all);
    ReportFilter filter = query.filter(campaign, own);
    ReportList list = reports.list(filter, query.after(), PAGE);
    Map<InboxTab, Integer> numbers = counts.count(campaign, own);
    List<InboxPage.Tab> tabs = new ArrayList<>();
    for (InboxTab tab : InboxTab.values()) {
      int count = numbers.getOrDefault(tab, 0);
      tabs.add(
          new InboxPage.Tab(
              tab.key(),
              query.address(tab),
              count > InboxCounts.MOST ? InboxCounts.MOST + "+" : Integer.toString(count),
              tab == query.tab()));
    }
    List<CampaignTemplate> templates =
        all.stream()
            .filter(c -> campaign == null || c.id() == campaign)
            .map(Campaign::template)
            .toList();
    return new InboxPage(
        tabs,
        rows(list.lines(), all, language),
        query.given(),
        query.tab() == null ? null : query.tab().key(),
        all.stream().map(c -> new InboxPage.Option(c.slug(), c.name(language))).toList(),
        options(templates.stream().map(CampaignTemplate::channels).toList(), language),
        options(templates.stream().map(CampaignTemplate::categories).toList(), language),
        !query.given().isEmpty(),
        actor.hasAny(Seats.DESK),
        query.after() == null ? null : query.address((String) null),
        list.next() == null ? null : query.address(list.next()),
        drafts.listWithin(actor.accountId()).stream().map(InboxController::draft).toList(),
        drafts.browserMark(actor.accountId()),
        clock.instant());
  }

  private static @Nullable Long campaign(InboxQuery query, List<Campaign> all) {
    String slug = query.given().get("campaign");
    return slug == null
        ? null
        : all.stream()
            .filter(c -> c.slug().equals(slug))
            .map(Campaign::id)
            .findFirst()
            .orElseThrow(Refusal::notFound);
  }

  private List<InboxPage.Row> rows(
      List<ReportLine> lines, List<Campaign> all, Language language) {
    Map<Long, Words> words = reports.findWords(lines.stream().map(ReportLine::id).toList());
    Map<String, Region> regions =
        organisation.findRegions(
            lines.stream().map(ReportLine::regionCode).filter(c -> c != null).toList());
    Map<Long, String> holders =
        parties.names(lines.stream().map(ReportLine::holderId).distinct().toList(), language);
    Map<Long, CampaignTemplate> templates =
        all.stream().collect(Collectors.toMap(Campaign::id, Campaign::template));
    return lines.stream()
        .map(
            line ->
                new InboxPage.Row(
                    Ids.text(line.id()),
                    line.number(),
                    line.shownAt(),
                    CampaignTemplate.find(
                            templates.get(line.campaignId()).channels(), line.channel())
                        .map(c -> c.name().in(language))
                        .orElse(line.channel()),
                    line.regionCode() == null || !regions.containsKey(line.regionCode())
                        ? ""
                        : regions.get(line.regionCode()).name(language),
                    holders.getOrDefault(line.holderId(), ""),
                    words.containsKey(line.id()) ? line(words.get(line.id()).facts()) : "",
                    line.state().key(),
                    line.dueAt(),
                    line.urgent(),
                    line.unread()))
        .toList();
  }

  /** The beginning of a text, on one line. */
  static String line(String text) {
    String one = text.strip().replaceAll("\\s+", " ");
    return one.codePointCount(0, one.length()) <= LINE
        ? one
        : one.substring(0, one.offsetByCodePoints(0, LINE)) + "…";
  }

  private static List<InboxPage.Option> options(
      List<? extends List<? extends Keyed>> lists, Language language) {
    Map<String, InboxPage.Option> options = new LinkedHashMap<>();
    lists.forEach(
        list ->
            list.forEach(
                e ->
                    options.putIfAbsent(
                        e.key(), new InboxPage.Option(e.key(), e.name().in(language)))));
    return List.copyOf(options.values());
  }

  private static InboxPage.OpenDraft draft(Draft draft) {
    return new InboxPage.OpenDraft(
        Ids.text(draft.id()),
        draft.fields().getOrDefault("channel", "hotline"),
        line(draft.get("facts")),
        draft.updatedAt());
  }
}
