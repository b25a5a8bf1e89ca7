package org.mingcha.insight;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Parties;
import org.mingcha.organisation.Names;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** The door of the read side: what waits, figures, and the records behind a figure. */
@Component
public class Insight {
  /** Who sees the overview. */
  public static final Set<Role> OVERSEEING =
      Set.of(Role.OFFICE, Role.CLUE_MANAGER, Role.LEADER, Role.GROUP_LEADER);

  private static final int WORK = 30;
  private static final int PAGE = 50;

  private final Acting acting;
  private final Campaigns campaigns;
  private final Parties parties;
  private final Names names;
  private final Tallies tallies;
  private final WorkItems workItems;
  private final RecordLists records;
  private final AccountNotices accounts;
  private final Clock clock;

  Insight(
      Acting acting,
      Campaigns campaigns,
      Parties parties,
      Names names,
      Tallies tallies,
      WorkItems workItems,
      RecordLists records,
      AccountNotices accounts,
      Clock clock) {
    this.acting = acting;
    this.campaigns = campaigns;
    this.parties = parties;
    this.names = names;
    this.tallies = tallies;
    this.workItems = workItems;
    this.records = records;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** Everything on a person's start page. */
  public Start start(long accountId, Texts t) {
    Instant now = clock.instant();
    return acting.reading(
        accountId,
        actor -> {
          boolean administers =
              actor.has(Role.SYSTEM_ADMIN) || actor.has(Role.SECURITY_ADMIN);
          List<Start.AccountNotice> notices =
              administers ? accounts.notices(now, t.language()) : List.of();
          List<Start.TrailEntry> trail =
              actor.has(Role.AUDITOR) ? accounts.trail(t.language()) : List.of();
          boolean content = actor.appointments().stream().anyMatch(a -> !a.role().administers());
          List<Campaign> mine = content ? campaignsOf(actor) : List.of();
          List<WorkItem> work =
              content ? workItems.of(actor, ids(mine), now, WORK + 1) : List.of();
          boolean more = work.size() > WORK;
          List<WorkItem> shown = more ? work.subList(0, WORK) : work;
          List<Overview.Card> cards =
              mine.isEmpty() ? List.of() : new StartCards(actor, mine.getFirst(), tallies, now, t).make();
          Set<Long> holders = shown.stream().map(WorkItem::partyId).collect(Collectors.toSet());
          return new Start(
              shown,
              more,
              cards,
              notices,
              trail,
              content,
              mine,
              labels(holders, shown.stream().map(WorkItem::regionCode).toList(), t));
        });
  }

  /** What waits for a person, most urgent first. */
  public List<WorkItem> work(long accountId, int limit) {
    Instant now = clock.instant();
    return acting.reading(
        accountId, actor -> workItems.of(actor, ids(campaignsOf(actor)), now, limit));
  }

  /**
   * The overview of a campaign.
   *
   * @param slug null: the newest campaign that the person has a part in
   * @throws Refusal not allowed, to those without an overseeing role; not found, without campaign
   */
  public Overview overview(long accountId, @Nullable String slug, Texts t) {
    return acting.reading(
        accountId,
        actor -> {
          Campaign campaign = oversees(actor, slug);
          Tally tally = tallies.of(campaign.id(), clock.instant());
          Set<String> regions = new HashSet<>(tally.regions(RecordKind.REPORT));
          regions.addAll(tally.regions(RecordKind.CLUE));
          Labels labels = labels(tally.holders(RecordKind.CLUE), List.copyOf(regions), t);
          return new OverviewMaker(campaign, tally, labels, t).make();
        });
  }

  /** The named figures of a campaign with their numbers, in declared order. */
  public Counted figures(long accountId, String slug) {
    Instant now = clock.instant();
    return acting.reading(
        accountId,
        actor -> {
          Campaign campaign = oversees(actor, slug);
          Tally tally = tallies.of(campaign.id(), now);
          Map<Figure, Long> numbers = new java.util.LinkedHashMap<>();
          Figures.ALL.forEach(f -> numbers.put(f, tally.count(f.filter())));
          return new Counted(campaign, now, numbers);
        });
  }

  /** Numbers as of an instant. */
  public record Counted(Campaign campaign, Instant at, Map<Figure, Long> numbers) {}

  /**
   * A page of the records behind a number.
   *
   * @param count all of them; null where no tally counts this filter
   * @param next where the next page begins; null on the last
   */
  public record Page(
      Campaign campaign,
      RecordFilter filter,
      @Nullable Long count,
      List<RecordRow> rows,
      @Nullable String next,
      Labels labels,
      Instant now) {}

  /** The records that a filter takes and the person may see, newest first. */
  public Page records(
      long accountId, @Nullable String slug, RecordFilter filter, @Nullable String after, Texts t) {
    Instant now = clock.instant();
    RecordLists.Cursor cursor = after == null || after.isBlank() ? null : RecordLists.Cursor.parse(after);
    return acting.reading(
        accountId,
        actor -> {
          Campaign campaign = campaign(actor, slug);
          List<RecordRow> rows = records.list(filter, campaign.id(), now, cursor, PAGE + 1);
          boolean more = rows.size() > PAGE;
          List<RecordRow> shown = more ? rows.subList(0, PAGE) : rows;
          String next =
              more ? new RecordLists.Cursor(shown.getLast().at(), shown.getLast().id()).text() : null;
          Set<Long> holders = shown.stream().map(RecordRow::holderId).collect(Collectors.toSet());
          holders.addAll(filter.holders());
          List<@Nullable String> regions =
              new ArrayList<>(shown.stream().map(RecordRow::regionCode).toList());
          regions.add(filter.region());
          return new Page(
              campaign,
              filter,
              cursor == null && !more ? Long.valueOf(shown.size()) : count(filter, campaign, now),
              shown,
              next,
              labels(holders, regions, t),
              now);
        });
  }

  private @Nullable Long count(RecordFilter filter, Campaign campaign, Instant now) {
    Tally tally = tallies.of(campaign.id(), now);
    return tally.counts(filter) ? tally.count(filter) : null;
  }

  private Campaign oversees(Actor actor, @Nullable String slug) {
    if (!actor.hasAny(OVERSEEING)) {
      throw Refusal.notAllowed("insight.refusal.overview");
    }
    return campaign(actor, slug);
  }

  private Campaign campaign(Actor actor, @Nullable String slug) {
    return campaignsOf(actor).stream()
        .filter(c -> slug == null || slug.isBlank() || c.slug().equals(slug))
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  /** Campaigns that run and in which the person has an appointment, newest first. */
  private List<Campaign> campaignsOf(Actor actor) {
    return campaigns.listRunning().stream()
        .filter(
            c ->
                actor.appointments().stream()
                    .anyMatch(
                        a ->
                            !a.role().administers()
                                && (a.campaignId() == null || a.campaignId() == c.id())))
        .toList();
  }

  private Labels labels(Collection<Long> holders, Collection<@Nullable String> regions, Texts t) {
    return new Labels(
        t,
        parties.names(holders, t.language()),
        names.regions(
            regions.stream().filter(Objects::nonNull).filter(r -> !r.isEmpty()).distinct().toList(),
            t.language()));
  }

  private static List<Long> ids(List<Campaign> campaigns) {
    return campaigns.stream().map(Campaign::id).toList();
  }
}
