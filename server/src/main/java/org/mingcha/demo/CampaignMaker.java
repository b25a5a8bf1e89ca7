package org.mingcha.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplates;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The three campaigns of the demonstration, their groups, and who serves in them. */
@Component
@Profile("demo")
final class CampaignMaker {
  private final Offices offices = new Offices();
  private final JdbcClient jdbc;
  private final Registry registry;
  private final Organisation organisation;

  CampaignMaker(JdbcClient jdbc, Registry registry, Organisation organisation) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.organisation = organisation;
  }

  /**
   * What a campaign is made from.
   *
   * @param suffix of the logins of its lead office, e.g. {@code -fujian}; empty for the main one
   * @param names section of its name in the office file
   */
  record Plan(
      String slug,
      String template,
      String region,
      String suffix,
      String names,
      String english,
      LocalDate startsOn,
      LocalDate endsOn,
      List<Region> counties,
      String situations) {}

  /** Opens a campaign that is running, without groups. */
  Cast.Campaign open(Cast cast, Plan plan) {
    long id = Ids.next();
    long office = cast.unit("office", plan.region()).orElseThrow();
    Region region = organisation.getRegion(plan.region());
    jdbc.sql(
            """
            insert into campaign (id, slug, name_zh_cn, name_zh_tw, name_en, template_id, template_version,
                                  template_yaml, lead_office_id, region_code, starts_on, ends_on, intake_until, state)
            values (:id, :slug, :cn, :tw, :en, :template, :version, :yaml, :office, :region, :from, :to, :to, 'running')
            """)
        .param("id", id)
        .param("slug", plan.slug())
        .param("cn", offices.word("campaigns", plan.names(), "p", region.name()))
        .param("tw", offices.word("campaigns", plan.names() + "-hant", "p", region.nameHant()))
        .param("en", offices.word("campaigns", plan.names() + "-en", "en", plan.english()))
        .param("template", plan.template())
        .param(
            "version",
            Integer.toString(
                CampaignTemplates.findShipped(plan.template()).orElseThrow().version()))
        .param("yaml", yaml(plan.template()))
        .param("office", office)
        .param("region", plan.region())
        .param("from", plan.startsOn())
        .param("to", plan.endsOn())
        .update();
    Cast.Campaign campaign =
        new Cast.Campaign(
            id,
            plan.slug(),
            plan.template(),
            office,
            plan.region(),
            plan.counties().stream()
                .map(c -> new Cast.Place(c.code(), c.name(), NameMaker.shortPinyin(c.pinyin())))
                .toList(),
            new ArrayList<>(),
            plan.startsOn(),
            plan.situations());
    cast.add(campaign);
    return campaign;
  }

  private static String yaml(String template) {
    try (var in = CampaignMaker.class.getResourceAsStream("/campaigns/" + template + ".yaml")) {
      return new String(
          java.util.Objects.requireNonNull(in).readAllBytes(),
          java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The people of the lead office: two who take reports, three who manage clues, and the office. */
  void leadOffice(Cast cast, Cast.Campaign campaign, String suffix) {
    List<Cast.Official> staff = cast.staff(campaign.leadOffice());
    String[] logins = {"leader", "office", "manager", "manager2", "manager3", "intake", "intake2"};
    Role[] roles = {
      Role.LEADER, Role.OFFICE, Role.CLUE_MANAGER, Role.CLUE_MANAGER, Role.CLUE_MANAGER,
      Role.INTAKE_OFFICER, Role.INTAKE_OFFICER
    };
    List<Cast.Account> accounts = new ArrayList<>();
    for (int i = 0; i < logins.length; i++) {
      cast.reserve(logins[i] + suffix);
      accounts.add(
          Registry.account(logins[i] + suffix, staff.get(i), roles[i], campaign.leadOffice()));
    }
    signUp(cast, accounts, campaign);
  }

  /** In each office of a place: the deputy manages clues, the last of the staff handles them. */
  void offices(Cast cast, Cast.Campaign campaign, String level, List<Region> places) {
    List<Cast.Account> accounts = new ArrayList<>();
    for (Region place : places) {
      String name = NameMaker.shortPinyin(place.pinyin());
      for (Offices.Sort sort : offices.level(level)) {
        if (sort.login().isEmpty()) {
          continue;
        }
        long unit = cast.unit(sort.key(), place.code()).orElseThrow();
        List<Cast.Official> staff = cast.staff(unit);
        String login = free(cast, sort.login() + "-" + name, place.code());
        boolean office = sort.key().equals("office");
        accounts.add(
            Registry.account(login, staff.getLast(), office ? Role.OFFICE : Role.HANDLER, unit));
        accounts.add(Registry.account(login + "-m", staff.get(1), Role.CLUE_MANAGER, unit));
        if (sort.key().equals("committee")) {
          accounts.add(
              Registry.account(
                  free(cast, "liaison-" + name, place.code()), staff.get(0), Role.LIAISON, unit));
        }
        if (sort.key().equals("legal")) {
          accounts.add(
              Registry.account(
                  free(cast, "leader-" + name, place.code()), staff.get(0), Role.LEADER, unit));
        }
      }
    }
    signUp(cast, accounts, campaign);
  }

  // two places may sound alike
  private static String free(Cast cast, String login, String code) {
    return cast.reserve(login) ? login : login + "-" + code;
  }

  /**
   * Two identity custodians of different bodies, and the auditor and security administrator of the
   * installation, who see no content.
   */
  void custodiansAndAdministrators(Cast cast, Cast.Campaign campaign) {
    long discipline = cast.unit("discipline", campaign.region()).orElseThrow();
    long court = cast.unit("court", campaign.region()).orElseThrow();
    long personnel = cast.unit("personnel", campaign.region()).orElseThrow();
    long government = cast.unit("government", campaign.region()).orElseThrow();
    List<Cast.Account> accounts =
        List.of(
            Registry.account(
                "custodian-a", cast.staff(discipline).getFirst(), Role.CUSTODIAN, discipline),
            Registry.account("custodian-b", cast.staff(court).getFirst(), Role.CUSTODIAN, court));
    signUp(cast, accounts, campaign);
    List<Cast.Account> administrators =
        List.of(
            Registry.account("auditor", cast.staff(personnel).getFirst(), Role.AUDITOR, 0),
            Registry.account(
                "secadmin", cast.staff(government).getFirst(), Role.SECURITY_ADMIN, 0));
    registry.signUp(administrators, Registry.morning(campaign.startsOn()), null);
    administrators.forEach(cast::add);
  }

  private void signUp(Cast cast, List<Cast.Account> accounts, Cast.Campaign campaign) {
    registry.signUp(accounts, Registry.morning(campaign.startsOn()), campaign.id());
    accounts.forEach(cast::add);
  }

  /**
   * A group or sub-group with leader, deputy and members, who come from offices of the area that
   * lend them.
   *
   * @param label of the logins, e.g. {@code g01}
   * @param members beside leader and deputy
   */
  Cast.Group group(
      Cast cast,
      Cast.Campaign campaign,
      Cast.@Nullable Group parent,
      int number,
      String name,
      String label,
      List<String> regions,
      LocalDate opens,
      LocalDate closes,
      int members,
      Random random) {
    Cast.Group group = new Cast.Group(Ids.next(), regions, opens, closes);
    jdbc.sql(
            """
            insert into inspection_group (id, campaign_id, parent_id, number, name, name_hant, opens_on, closes_on)
            values (:id, :campaign, :parent, :number, :name, :hant, :opens, :closes)
            """)
        .param("id", group.id())
        .param("campaign", campaign.id())
        .param("parent", parent == null ? null : parent.id(), java.sql.Types.BIGINT)
        .param("number", number)
        .param("name", name)
        .param("hant", NameMaker.hant(name))
        .param("opens", opens)
        .param("closes", closes)
        .update();
    jdbc.sql("insert into group_region (group_id, region_code) select :id, unnest(:regions)")
        .param("id", group.id())
        .param("regions", regions.toArray(String[]::new))
        .update();
    campaign.groups().add(group);
    people(cast, campaign, group, label, members, random);
    return group;
  }

  private void people(
      Cast cast,
      Cast.Campaign campaign,
      Cast.Group group,
      String label,
      int members,
      Random random) {
    List<String> lenders = List.of("legal", "police", "discipline", "personnel", "court", "markets");
    Registry.Staff staff = new Registry.Staff();
    List<Cast.Account> accounts = new ArrayList<>();
    for (int i = 0; i < members + 2; i++) {
      String lender = lenders.get((i + group.regions().hashCode() & 0xff) % lenders.size());
      long unit = cast.unit(lender, campaign.region()).orElseThrow();
      Cast.Official official =
          registry.official(
              random,
              unit,
              new Offices.Post(offices.word("groups", "post"), false, "county"));
      staff.add(
          official,
          cast.unit("committee", campaign.region()).orElseThrow(),
          cast.unit("discipline", campaign.region()).orElseThrow());
      Role role = i == 0 ? Role.GROUP_LEADER : i == 1 ? Role.GROUP_DEPUTY : Role.GROUP_MEMBER;
      String login =
          switch (i) {
            case 0 -> "leader-" + label;
            case 1 -> "deputy-" + label;
            case 2 -> "member-" + label;
            default -> "member" + (i - 1) + "-" + label;
          };
      accounts.add(Registry.account(login, official, role, group.id()));
    }
    registry.enter(staff, campaign.startsOn());
    registry.signUpGroup(accounts, group, campaign);
    accounts.forEach(cast::add);
  }

}
