package org.mingcha.insight;

import java.util.List;
import org.mingcha.shared.Role;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.World;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reports and clues of every state, age, deadline and custody, written straight into the tables:
 * the same for the same number. A third names the county's police or its head as a subject.
 */
final class InsightData {
  private static final List<String> TITLES =
      List.of(
          "城西批发市场有人强收摊位费", "河湾村砂石场强揽工程", "借贷公司上门滋扰讨债", "村委换届有人威胁选民",
          "客运站周边垄断拉客", "拆迁工地夜间打砸", "棋牌室聚赌有人通风报信");

  final World world;
  final World.Person office;
  final World.Person leader;
  final World.Person recused;
  final World.Person handler;
  final World.Person intake;
  final long policeHead;
  private final JdbcClient owner;

  InsightData(JdbcClient owner, Seals seals, int reports, int clues) {
    this.owner = owner;
    world = new World(owner);
    office = world.person("周明远", Role.OFFICE, world.leadOffice);
    world.appoint(office, Role.CLUE_MANAGER, world.leadOffice, "unit");
    leader = world.person("高怀民", Role.LEADER, world.leadOffice);
    recused = world.person("沈立言", Role.OFFICE, world.leadOffice);
    handler = world.person("承办人", Role.HANDLER, world.countyPolice);
    intake = world.person("受理员", Role.INTAKE_OFFICER, world.leadOffice);
    policeHead = world.official("局长");
    world.post(policeHead, world.countyPolice, true, "county");
    owner
        .sql(
            """
            insert into declared_interest (id, official_id, against_id, tie, declared_at)
            values (:id, :official, :against, 'kin', now())
            """)
        .param("id", org.mingcha.shared.Ids.next())
        .param("official", recused.officialId())
        .param("against", world.countyPolice)
        .update();
    addReports(reports);
    addClues(clues, seals);
  }

  void addReports(int count) {
    owner
        .sql(
            """
            insert into report (id, campaign_id, number, channel, mode, state, received_at, shown_at, holder_id,
              category, region_code, due_at, state_since, unread, custody, subjects, satisfied)
            select :first + g, :campaign, 'R' || (:first + g), c.channel, 'anonymous', s.state, d.at, d.at,
              h.holder,
              case when g % 11 = 0 then null else (array['organised-crime', 'village-tyrant', 'loan-sharking', 'shelter'])[1 + g % 4] end,
              (array['500101', '500102', null])[1 + g % 3],
              case when s.state in ('received', 'needs-facts', 'objected') and g % 13 <> 0
                then now() + ((g * 37 % 400 - 120) || ' hours')::interval end,
              d.at, case when g % 17 = 0 then 1 else 0 end,
              case when g % 5 = 0 then array[h.holder]
                   when s.state in ('in-clue', 'concluded', 'closed', 'objected') then array[h.holder, :lead, :police]
                   else array[h.holder, :lead] end,
              case when g % 7 = 0 then array[:police::bigint] when g % 7 = 1 then array[:head::bigint, 4711] else '{}' end,
              case when s.state in ('closed', 'objected') and g % 3 = 0 then g % 2 = 0 end
              from generate_series(1, :count) g
             cross join lateral (select (array['web', 'hotline', 'letter', 'visit', 'batch', 'field'])[1 + g * 7 % 6] as channel) c
             cross join lateral (select (array['received', 'needs-facts', 'in-clue', 'transferred', 'concluded', 'closed', 'objected'])[1 + g % 7] as state) s
             cross join lateral (select now() - ((g * 53 % 1100) || ' hours')::interval as at) d
             cross join lateral (select case when g % 2 = 0 then :lead::bigint else :county::bigint end as holder) h
            """)
        .param("first", org.mingcha.shared.Ids.next())
        .param("campaign", world.campaign)
        .param("lead", world.leadOffice)
        .param("county", world.countyOffice)
        .param("police", world.countyPolice)
        .param("head", policeHead)
        .param("count", count)
        .update();
  }

  private void addClues(int count, Seals seals) {
    long first = org.mingcha.shared.Ids.next();
    for (int g = 1; g <= count; g++) {
      long id = first + g;
      String state =
          List.of("open", "handed-over", "verifying", "verifying", "concluded", "approved", "objected", "transferred")
              .get(g % 8);
      boolean open = RecordKind.CLUE.backlog().contains(state);
      boolean handed = List.of("handed-over", "verifying").contains(state);
      owner
          .sql(
              """
              insert into clue (id, campaign_id, number, title, state, category, importance, key_clue, shelter,
                region_code, manager_id, holder_id, opened_at, state_since, due_at, heard_at, custody, subjects)
              values (:id, :campaign, :number, :title, :state, :category, 'ordinary', :g % 9 = 0, :g % 4 = 0,
                :region, :lead, :holder, now() - (:age || ' hours')::interval, now() - (:age || ' hours')::interval,
                case when :open then now() + (:due || ' hours')::interval end, now(), :custody::bigint[],
                case when :g % 6 = 0 then array[:police::bigint] when :g % 6 = 1 then array[:head::bigint] else '{}' end)
              """)
          .param("id", id)
          .param("campaign", world.campaign)
          .param("number", "C" + id)
          .param("title", seals.seal("clue.title", id, TITLES.get(g % TITLES.size())))
          .param("state", state)
          .param("category", List.of("organised-crime", "village-tyrant", "shelter").get(g % 3))
          .param("g", g)
          .param("region", g % 2 == 0 ? "500101" : "500102")
          .param("lead", world.leadOffice)
          .param("holder", handed ? world.countyPolice : world.leadOffice)
          .param("age", g * 41 % 1000)
          .param("open", open)
          .param("due", g * 29 % 300 - 90)
          .param(
              "custody",
              handed || !open
                  ? new Long[] {world.leadOffice, world.countyPolice}
                  : new Long[] {world.leadOffice})
          .param("police", world.countyPolice)
          .param("head", policeHead)
          .update();
    }
  }
}
