package org.mingcha.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.Identity;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Texts;

/** Plans the reports of a campaign over its days and files each when its time has come. */
final class Filing {
  /** Days at the end in which groups are in place and reports come thick. */
  private static final int SURGE = 11;

  private final Lives lives;
  private final MatterMaker matters;
  private final ReportWriter writer;
  private final Reports reports;
  private final NameMaker names;
  private final AtomicInteger filed;

  Filing(
      Lives lives,
      MatterMaker matters,
      Reports reports,
      NameMaker names,
      AtomicInteger filed) {
    this.lives = lives;
    this.matters = matters;
    this.writer = new ReportWriter(matters.grammar());
    this.reports = reports;
    this.names = names;
    this.filed = filed;
  }

  /** A matter as it is told for the first time. */
  private static final class Told {
    private @Nullable Words words;
  }

  /**
   * Puts so many reports on the agenda.
   *
   * @param towns townships in which matters may be placed
   */
  void plan(int count, List<String> towns, Random random) {
    int planned = 0;
    while (planned < count) {
      Matter matter =
          random.nextInt(80) == 0 ? matters.english(random) : matters.make(random, towns);
      int size = matter.destination() != null || matter.english() ? 1 : size(random);
      Told told = new Told();
      Instant first = first(random);
      for (int i = 0; i < size && planned < count; i++, planned++) {
        Random own = new Random(random.nextLong());
        boolean leads = i == 0;
        String channel = channel(own);
        Instant at =
            leads
                ? first
                : first.plus((long) (own.nextDouble() * 12 * 24 * 60) + 30, ChronoUnit.MINUTES);
        if (at.isAfter(lives.agenda.end())) {
          long left = ChronoUnit.MINUTES.between(first, lives.agenda.end());
          at = first.plus((long) (own.nextDouble() * left), ChronoUnit.MINUTES);
        }
        if (!channel.equals("web") && !channel.equals("hotline")) {
          at = lives.agenda.officeHour(LocalDate.ofInstant(at, Texts.ZONE), own);
          if (at.isAfter(lives.agenda.end())) {
            channel = "web";
            at = lives.agenda.end().minusSeconds(60 + own.nextInt(3600));
          }
        }
        ReportWriter.Kin kin = leads ? ReportWriter.Kin.FRESH : kin(own);
        String by = kin == ReportWriter.Kin.PHONED_AGAIN ? "hotline" : channel;
        lives.agenda.at(at, then -> file(matter, told, by, kin, then, own));
      }
    }
  }

  private Instant first(Random random) {
    LocalDate today = LocalDate.ofInstant(lives.agenda.end(), Texts.ZONE);
    long all = ChronoUnit.DAYS.between(lives.campaign.startsOn(), today);
    long back =
        random.nextInt(100) < 48 || all <= SURGE
            ? random.nextInt((int) Math.min(SURGE, all + 1))
            : SURGE + random.nextInt((int) (all - SURGE) + 1);
    Instant at = Agenda.anyHour(today.minusDays(back), random);
    return at.isBefore(lives.agenda.end())
        ? at
        : lives.agenda.end().minusSeconds(120 + random.nextInt(20_000));
  }

  private static int size(Random random) {
    int at = random.nextInt(100);
    if (at < 64) {
      return 1;
    }
    return at < 84 ? 2 : at < 92 ? 3 : at < 98 ? 4 + random.nextInt(3) : 7 + random.nextInt(6);
  }

  private static String channel(Random random) {
    int at = random.nextInt(100);
    return at < 46
        ? "web"
        : at < 72 ? "hotline" : at < 85 ? "letter" : at < 92 ? "visit" : at < 96 ? "batch" : "field";
  }

  private static ReportWriter.Kin kin(Random random) {
    int at = random.nextInt(100);
    return at < 45
        ? ReportWriter.Kin.FRESH
        : at < 70
            ? ReportWriter.Kin.COPIED
            : at < 88 ? ReportWriter.Kin.PHONED_AGAIN : ReportWriter.Kin.OTHER_SCRIPT;
  }

  private void file(
      Matter matter, Told told, String channel, ReportWriter.Kin kin, Instant at, Random random) {
    Words words = writer.tell(matter, channel, kin, told.words, random);
    if (told.words == null) {
      told.words = words;
    }
    boolean web = channel.equals("web");
    IdentityMode mode = mode(random);
    NewReport report =
        new NewReport(
            lives.campaign.slug(),
            channel,
            mode,
            words,
            category(matter, web, random),
            Lives.chance(random, 88) ? matter.region() : null,
            mode == IdentityMode.ANONYMOUS ? null : identity(matter, random),
            Lives.chance(random, 4),
            lives.evidence.forReport(matter, channel, random));
    Optional<FiledReport> done =
        web
            ? lives.stage.attempt(at, "file", () -> reports.fileForPublic(report, null))
            : lives.stage.attempt(at, "take down", () -> take(report, channel, matter, at, random));
    done.ifPresent(
        f -> {
          filed.incrementAndGet();
          ReportLife life =
              new ReportLife(lives, matter, f.id(), f.code(), new Random(random.nextLong()));
          life.filed(at);
        });
  }

  private FiledReport take(
      NewReport report, String channel, Matter matter, Instant at, Random random) {
    long party = lives.campaign.leadOffice();
    Cast.Account officer =
        Lives.pick(lives.stage.cast().holding(party, Role.INTAKE_OFFICER), random);
    LocalDate day = LocalDate.ofInstant(at, Texts.ZONE);
    if (channel.equals("field") || (channel.equals("visit") && random.nextBoolean())) {
      Optional<Cast.Group> there =
          lives.campaign.groups().stream()
              .filter(g -> g.openOn(day))
              .filter(g -> g.regions().stream().anyMatch(r -> covers(r, matter.place().code())))
              .findFirst();
      if (there.isPresent()) {
        party = there.get().id();
        officer = Lives.pick(lives.stage.cast().holding(party, Role.GROUP_LEADER, Role.GROUP_DEPUTY), random);
      }
    }
    return reports.file(officer.id(), party, report, "demo-" + Long.toHexString(random.nextLong()));
  }

  /** A county itself, or a city around it; a whole province is nobody's own beat. */
  private static boolean covers(String region, String county) {
    return region.equals(county)
        || (region.endsWith("00")
            && !region.endsWith("0000")
            && county.startsWith(region.substring(0, 4)));
  }

  private @Nullable String category(Matter matter, boolean web, Random random) {
    boolean offered =
        !web
            || lives.vocabulary.template().reportForm().categories().contains(matter.category());
    return offered && Lives.chance(random, 80) ? matter.category() : null;
  }

  private static IdentityMode mode(Random random) {
    int at = random.nextInt(100);
    return at < 60
        ? IdentityMode.ANONYMOUS
        : at < 86 ? IdentityMode.CONFIDENTIAL : IdentityMode.NAMED;
  }

  /** Nobody's: telephone numbers do not begin like this. */
  private Identity identity(Matter matter, Random random) {
    String phone = "1000" + (1_000_000 + random.nextInt(9_000_000));
    return new Identity(
        names.person(random),
        Lives.chance(random, 80) ? phone : null,
        null,
        Lives.chance(random, 50) ? matter.fill().get("place") : null);
  }
}
