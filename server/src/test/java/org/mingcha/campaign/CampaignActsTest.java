package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Language;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Opening campaigns, groups and their members, and who must step aside. */
class CampaignActsTest extends AppTest {
  @Autowired Campaigns campaigns;
  @Autowired CampaignActs campaignActs;
  @Autowired Parties parties;
  @Autowired Organisation organisation;

  World world;
  World.Person admin;
  World.Person office;
  LocalDate today;

  @BeforeAll
  void people() {
    world = new World(owner());
    admin = world.person("admin", Role.SYSTEM_ADMIN, world.leadOffice);
    office = world.person("office", Role.OFFICE, world.leadOffice);
    today = organisation.today();
  }

  private Call call() {
    return Call.once(office.accountId());
  }

  private long group(int number, Long parent, String... regions) {
    return campaignActs
        .createGroup(
            new CampaignCommands.CreateGroup(
                world.campaign, parent, number, "第" + number + "组", null, List.of(regions), today, today.plusDays(10)),
            call())
        .id();
  }

  @Test
  void a_campaign_keeps_the_template_with_which_it_was_opened() {
    String slug = world.slug + "-x";
    campaignActs.open(
        new CampaignCommands.OpenCampaign(
            "environment@1", slug, "环保督导", "環保督導", "Environment", world.leadOffice, "500000",
            today, today.plusDays(30), today.plusDays(20)),
        Call.once(admin.accountId()));
    Campaign opened = campaigns.getBySlug(slug);
    assertThat(opened.state()).isEqualTo(CampaignState.PREPARING);
    assertThat(opened.template().id()).isEqualTo("environment");
    String frozen =
        owner().sql("select template_yaml from campaign where slug = :slug").param("slug", slug).query(String.class).single();
    // a later version is added; the campaign goes on with its own
    String later = frozen.replaceFirst("(?m)^version: *1\\s*$", "version: 2");
    assertThat(later).isNotEqualTo(frozen);
    campaignActs.addTemplate(new CampaignCommands.AddTemplate(later), Call.once(admin.accountId()));
    assertThat(campaigns.getBySlug(slug).template().version()).isEqualTo(1);
    assertThatThrownBy(
            () -> campaignActs.addTemplate(new CampaignCommands.AddTemplate(later), Call.once(admin.accountId())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () ->
                campaignActs.addTemplate(
                    new CampaignCommands.AddTemplate("id: x\n"), Call.once(admin.accountId())))
        .isInstanceOf(Refusal.class);
  }

  @Test
  void only_the_lead_office_sets_up_groups() {
    assertThatThrownBy(
            () ->
                campaignActs.createGroup(
                    new CampaignCommands.CreateGroup(
                        world.campaign, null, 90, "x", null, List.of("500101"), today, today),
                    Call.once(admin.accountId())))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
  }

  @Test
  void a_group_lies_within_its_campaign_in_time_and_space() {
    assertThatThrownBy(
            () ->
                campaignActs.createGroup(
                    new CampaignCommands.CreateGroup(
                        world.campaign, null, 80, "x", null, List.of("110101"), today, today.plusDays(400)),
                    call()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r ->
                assertThat(r.fields())
                    .extracting(Refusal.Field::messageKey)
                    .contains("campaign-desk.refusal.region-outside", "campaign-desk.refusal.outside-campaign"));
  }

  @Test
  void a_report_goes_to_the_innermost_open_group_else_to_the_lead_office() {
    long group = group(1, null, "500101", "500102");
    long sub = group(1, group, "500102");
    Campaign campaign = campaigns.get(world.campaign);
    Instant now = today.atTime(12, 0).atZone(org.mingcha.shared.text.Texts.ZONE).toInstant();
    assertThat(campaigns.receivingParty(campaign, "500101", now)).isEqualTo(group);
    assertThat(campaigns.receivingParty(campaign, "500102", now)).isEqualTo(sub);
    assertThat(campaigns.receivingParty(campaign, "500000", now)).isEqualTo(world.leadOffice);
    assertThat(campaigns.receivingParty(campaign, "500102", now.plusSeconds(86_400 * 60)))
        .isEqualTo(world.leadOffice);
    assertThat(parties.name(group, Language.ZH_TW)).isEqualTo("第1組");
    assertThat(parties.region(sub)).isEqualTo("500102");
    assertThat(parties.region(group)).startsWith("500");
    assertThat(parties.region(world.countyPolice)).isEqualTo("500101");
  }

  @Test
  void nobody_inspects_the_place_of_the_own_post_or_of_a_declared_interest() {
    long group = group(2, null, "500101");
    long local = world.official("local");
    world.post(local, world.countyPolice, false, "township");
    refused(group, local, "campaign-desk.refusal.own-place");

    long tied = world.official("tied");
    owner()
        .sql("insert into declared_interest (id, official_id, region_code, tie, declared_at) values (:id, :o, '500101', 'native-place', now())")
        .param("id", org.mingcha.shared.Ids.next())
        .param("o", tied)
        .update();
    refused(group, tied, "campaign-desk.refusal.interest");

    long kin = world.official("kin");
    owner()
        .sql("insert into declared_interest (id, official_id, against_id, tie, declared_at) values (:id, :o, :a, 'kin', now())")
        .param("id", org.mingcha.shared.Ids.next())
        .param("o", kin)
        .param("a", local)
        .update();
    refused(group, kin, "campaign-desk.refusal.interest");

    // a post of the whole municipality is not a post in the county
    long fromAbove = world.official("from above");
    world.post(fromAbove, world.leadOffice, false, "county");
    campaignActs.appointMember(new CampaignCommands.AppointMember(group, fromAbove, "group-leader"), call());
    assertThat(campaigns.listMembers(List.of(group)))
        .extracting(Campaigns.Member::officialId)
        .containsExactly(fromAbove);
    assertThatThrownBy(
            () -> campaignActs.appointMember(new CampaignCommands.AppointMember(group, fromAbove, "group-leader"), call()))
        .isInstanceOf(Refusal.class);
    campaignActs.dismissMember(
        new CampaignCommands.DismissMember(campaigns.listMembers(List.of(group)).getFirst().appointmentId(), null), call());
    assertThat(campaigns.listMembers(List.of(group))).isEmpty();
  }

  @Test
  void a_group_does_not_take_a_region_from_which_a_member_must_keep_away() {
    long group = group(3, null, "500102");
    long local = world.official("local of the other county");
    world.post(local, world.countyPolice, false, "township");
    campaignActs.appointMember(new CampaignCommands.AppointMember(group, local, "group-member"), call());
    assertThatThrownBy(
            () ->
                campaignActs.changeGroup(
                    new CampaignCommands.ChangeGroup(
                        group, 1, "x", null, List.of("500101", "500102"), today, today.plusDays(10)),
                    call()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.messageKey()).isEqualTo("campaign-desk.refusal.own-place"));
    assertThat(campaigns.getGroup(group).regions()).containsExactly("500102");
  }

  @Test
  void a_campaign_goes_through_its_states_and_no_others() {
    World other = new World(owner());
    World.Person head = other.person("office", Role.OFFICE, other.leadOffice);
    assertThatThrownBy(() -> move(other, head, "campaign.close", 1))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.WRONG_STATE));
    move(other, head, "campaign.wind-up", 1);
    move(other, head, "campaign.resume", 2);
    move(other, head, "campaign.wind-up", 3);
    move(other, head, "campaign.close", 4);
    assertThat(campaigns.get(other.campaign).state()).isEqualTo(CampaignState.CLOSED);
    assertThatThrownBy(() -> move(other, head, "campaign.start", 5)).isInstanceOf(Refusal.class);
  }

  @Test
  void the_calendar_knows_holidays_and_what_the_administrator_entered_over_them() {
    var calendar = campaigns.calendar();
    assertThat(calendar.isWorkday(LocalDate.of(2018, 10, 1))).isFalse();
    assertThat(calendar.isWorkday(LocalDate.of(2018, 9, 29))).isTrue();
    assertThat(calendar.covers(2019)).isTrue();
  }

  private void move(World of, World.Person by, String act, int version) {
    campaignActs.move(
        act, new CampaignCommands.MoveCampaign(of.campaign, version, null), Call.once(by.accountId()));
  }

  private void refused(long group, long official, String key) {
    assertThatThrownBy(
            () -> campaignActs.appointMember(new CampaignCommands.AppointMember(group, official, "group-member"), call()))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.messageKey()).isEqualTo(key));
  }
}
