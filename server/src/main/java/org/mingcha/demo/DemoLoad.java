package org.mingcha.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.mingcha.campaign.Campaigns;
import org.mingcha.clue.Clues;
import org.mingcha.documents.Attachments;
import org.mingcha.intake.Custodianship;
import org.mingcha.intake.ReporterDesk;
import org.mingcha.intake.Reports;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Region;
import org.mingcha.shared.OfficeClock;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demonstration in one transaction: whatever ends it before its end, nothing of it is
 * there, and the next start begins anew.
 */
@Component
@Profile("demo")
final class DemoLoad {
  /** Passphrases of the two custodians of the demonstration; see docs/demo.md. */
  static final String PASSPHRASE_A = "river-lantern-quartz";

  static final String PASSPHRASE_B = "maple-anchor-violet";

  private static final Logger LOG = LoggerFactory.getLogger(DemoLoad.class);
  private static final long SEED = 20180123L;
  private static final int DAYS = 52;
  private static final int GROUP_DAYS = 15;
  private static final int GROUPS_SINCE = 10;

  /** After so many acts the database plans anew: the tables have grown since it planned. */
  private static final int PLANS_LAST = 1500;

  private final Acting acting;
  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final Organisation organisation;
  private final OrganisationActs organisationActs;
  private final OrganisationMaker offices;
  private final CampaignMaker campaignMaker;
  private final Registry registry;
  private final Custodianship custodians;
  private final Campaigns campaigns;
  private final Clues clues;
  private final Reports reports;
  private final ReporterDesk reporters;
  private final Attachments attachments;
  private final OfficeTasks tasks;
  private final Clock clock;

  DemoLoad(
      Acting acting,
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      Organisation organisation,
      OrganisationActs organisationActs,
      OrganisationMaker offices,
      CampaignMaker campaignMaker,
      Registry registry,
      Custodianship custodians,
      Campaigns campaigns,
      Clues clues,
      Reports reports,
      ReporterDesk reporters,
      Attachments attachments,
      OfficeTasks tasks,
      Clock clock) {
    this.acting = acting;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.organisation = organisation;
    this.organisationActs = organisationActs;
    this.offices = offices;
    this.campaignMaker = campaignMaker;
    this.registry = registry;
    this.custodians = custodians;
    this.campaigns = campaigns;
    this.clues = clues;
    this.reports = reports;
    this.reporters = reporters;
    this.attachments = attachments;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * What came of it.
   *
   * @param refusals what acts refused, by kind; empty when all went as planned
   */
  record Loaded(int reports, long acts, Map<String, Integer> refusals) {}

  boolean isLoaded() {
    return !campaigns.list().isEmpty();
  }

  /**
   * @param count how many reports, over all campaigns
   * @param progress told how many are filed
   */
  Loaded load(int count, IntConsumer progress) {
    Loaded loaded = new TransactionTemplate(transactions).execute(s -> inside(count, progress));
    return java.util.Objects.requireNonNull(loaded);
  }

  private Loaded inside(int count, IntConsumer progress) {
    // whoever starts a second node at the same moment waits, and then finds it loaded
    jdbc.sql("lock table campaign in share row exclusive mode").update();
    Instant end = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    LocalDate today = LocalDate.ofInstant(end, Texts.ZONE);
    Random random = new Random(SEED);
    registry.begin();
    Cast cast = new Cast();
    Map<Cast.Campaign, List<String>> towns = organise(cast, today, random);
    LOG.info("the organisation of the demonstration: {} sign-ins", cast.accounts().size());

    Agenda agenda = new Agenda(end, campaigns.calendar());
    Stage stage = new Stage(clues, acting, jdbc, organisation, transactions, cast);
    CodeHolders holders = new CodeHolders(reporters, stage, agenda);
    AtomicInteger filed = new AtomicInteger();
    Evidence evidence =
        new Evidence(attachments, Grammar.read("voices.txt"), new Random(random.nextLong()));
    int[] shares = {count * 78 / 100, count * 20 / 100, count - count * 78 / 100 - count * 20 / 100};
    List<Lives> all = new ArrayList<>();
    for (int i = 0; i < cast.campaigns().size(); i++) {
      Cast.Campaign campaign = cast.campaigns().get(i);
      MatterMaker matters = new MatterMaker(cast, campaign, registry.names(), today);
      Lives lives =
          new Lives(
              stage,
              agenda,
              campaign,
              new Vocabulary(campaigns.get(campaign.id()).template()),
              Grammar.read(campaign.situations(), "voices.txt", "english.txt"),
              holders,
              evidence);
      new Filing(lives, matters, reports, registry.names(), filed)
          .plan(shares[i], towns.getOrDefault(campaign, List.of()), new Random(random.nextLong()));
      all.add(lives);
    }
    everyDay(agenda, stage, all, today, random);
    int[] told = {0};
    long[] planned = {0};
    agenda.run(
        () -> {
          if (filed.get() - told[0] >= 200) {
            told[0] = filed.get();
            progress.accept(told[0]);
          }
          if (stage.acts() - planned[0] >= PLANS_LAST) {
            planned[0] = stage.acts();
            jdbc.sql("discard plans").update();
          }
        });
    progress.accept(filed.get());
    return new Loaded(filed.get(), stage.acts(), stage.refusals());
  }

  /** The clock's tasks in the morning, signatures at noon, letters in the afternoon. */
  private void everyDay(
      Agenda agenda, Stage stage, List<Lives> all, LocalDate today, Random random) {
    for (int back = DAYS; back >= 0; back--) {
      LocalDate day = today.minusDays(back);
      agenda.at(
          Agenda.at(day, 7, 30).toInstant(), at -> tasks.run(stage, at));
      if (!agenda.worked(day)) {
        continue;
      }
      for (Lives lives : all) {
        Random own = new Random(random.nextLong());
        agenda.at(
            Agenda.at(day, 11, 30).toInstant(),
            at -> new Signatures(lives).sign(at, own));
        agenda.at(
            Agenda.at(day, 16, 40).toInstant(),
            at -> lives.dispatch.close(at, own, lives));
      }
    }
  }

  private Map<Cast.Campaign, List<String>> organise(Cast cast, LocalDate today, Random random) {
    LocalDate start = today.minusDays(DAYS);
    LocalDate opened = start.minusYears(2);
    Cast.Account administrator =
        offices.administrator(cast, random, Registry.morning(start.minusDays(3)));
    Plans plans = new Plans(organisation, today);
    List<Region> towns =
        new ArrayList<>(
            offices.importTowns(administrator, plans.municipalTowns(), 0, opened, random));
    towns.addAll(
        offices.importTowns(
            administrator, plans.provincialTowns(), Plans.VILLAGES, opened, random));
    List<OrganisationMaker.Area> areas = plans.areas(towns);
    offices.make(cast, administrator, areas, opened, random);

    Map<Cast.Campaign, List<String>> placed = new LinkedHashMap<>();
    for (CampaignMaker.Plan plan : plans.campaigns(start)) {
      Cast.Campaign campaign = campaignMaker.open(cast, plan);
      campaignMaker.leadOffice(cast, campaign, plan.suffix());
      plans
          .levels(plan.region(), towns)
          .forEach((level, places) -> campaignMaker.offices(cast, campaign, level, places));
      placed.put(
          campaign,
          towns.stream()
              .map(Region::code)
              .filter(code -> code.startsWith(plan.region().substring(0, 2)))
              .toList());
    }
    Cast.Campaign main = cast.campaigns().getFirst();
    campaignMaker.custodiansAndAdministrators(cast, main);
    keys(cast, start);
    groups(cast, plans, today, random);
    interests(cast);
    return placed;
  }

  private void keys(Cast cast, LocalDate start) {
    Cast.Account a = cast.login("custodian-a");
    Cast.Account b = cast.login("custodian-b");
    OfficeClock.at(
        Registry.morning(start),
        () ->
            cast.campaigns()
                .forEach(
                    c -> {
                      custodians.createKey(
                          a.id(), c.id(), Custodianship.Body.A, PASSPHRASE_A.toCharArray());
                      custodians.createKey(
                          b.id(), c.id(), Custodianship.Body.B, PASSPHRASE_B.toCharArray());
                    }));
  }

  private void groups(Cast cast, Plans plans, LocalDate today, Random random) {
    LocalDate opens = today.minusDays(GROUPS_SINCE);
    LocalDate closes = opens.plusDays(GROUP_DAYS - 1);
    Cast.Campaign municipal = cast.campaigns().get(0);
    int number = 0;
    for (String county : plans.countyGroups()) {
      number++;
      campaignMaker.group(
          cast, municipal, null, number, plans.groupName(number),
          "g%02d".formatted(number), List.of(county), opens, closes, 1, random);
    }
    Cast.Campaign provincial = cast.campaigns().get(1);
    LocalDate since = today.minusDays(20);
    LocalDate until = today.plusDays(9);
    Cast.Group central =
        campaignMaker.group(
            cast, provincial, null, 1, plans.centralName(), "central",
            List.of(provincial.region()), since, until, 2, random);
    List<List<String>> parts = plans.subGroups();
    for (int i = 0; i < parts.size(); i++) {
      campaignMaker.group(
          cast, provincial, central, i + 1, plans.subName(i + 1), "s" + (i + 1),
          parts.get(i), since, until, 3, random);
    }
  }

  /** Ties that keep people from clues: a kin, a former post, a native place. */
  private void interests(Cast cast) {
    Cast.Account police = cast.login("police-wanzhou");
    Cast.Account legal = cast.login("legal-fuling");
    long deputy = cast.staff(cast.login("minerals-wanzhou").party()).get(1).id();
    declare(police, new Commands.DeclareInterest(deputy, null, "kin"));
    declare(legal, new Commands.DeclareInterest(cast.login("police-fuling").party(), null, "former-post"));
    cast.holding(cast.campaigns().getFirst().groups().get(2).id(), Role.GROUP_DEPUTY).stream()
        .findFirst()
        .ifPresent(a -> declare(a, new Commands.DeclareInterest(null, "500118", "native-place")));
  }

  private void declare(Cast.Account by, Commands.DeclareInterest interest) {
    organisationActs.declareInterest(interest, Call.once(by.id()));
  }
}
