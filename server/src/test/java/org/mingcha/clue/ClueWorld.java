package org.mingcha.clue;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.World;
import org.mingcha.testing.World.Person;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Offices, people and reports for tests of clues, and short names for what they do. */
final class ClueWorld {
  final World world;
  final JdbcClient owner;
  final Clues clues;
  private final Seals seals;

  final long politicalLegal;
  final long cityPoliticalLegal;
  final long township;
  final long otherPolice;
  final long otherCountyOffice;

  final Person manager;
  final Person secondManager;
  final Person countyManager;
  final Person secondCountyManager;
  final Person plc;
  final Person police;
  final Person discipline;
  final Person townshipHandler;
  final Person elsewhere;
  final Person intake;

  ClueWorld(JdbcClient owner, Clues clues, Seals seals) {
    this.owner = owner;
    this.clues = clues;
    this.seals = seals;
    world = new World(owner);
    politicalLegal = world.unit("万州区委政法委", "political-legal", "500101", null);
    cityPoliticalLegal = world.unit("市委政法委", "political-legal", "500000", null);
    township = world.unit("某镇", "township", "500101", null);
    otherPolice = world.unit("涪陵区公安局", "public-security", "500102", null);
    otherCountyOffice = world.unit("涪陵区扫黑办", "campaign-office", "500102", world.leadOffice);
    manager = world.person("manager", Role.CLUE_MANAGER, world.leadOffice);
    secondManager = world.person("second manager", Role.CLUE_MANAGER, world.leadOffice);
    countyManager = world.person("county manager", Role.CLUE_MANAGER, world.countyOffice);
    secondCountyManager = world.person("second county manager", Role.CLUE_MANAGER, world.countyOffice);
    plc = world.person("plc", Role.CLUE_MANAGER, politicalLegal);
    police = world.person("police", Role.CLUE_MANAGER, world.countyPolice);
    discipline = world.person("discipline", Role.HANDLER, world.countyDiscipline);
    townshipHandler = world.person("township", Role.HANDLER, township);
    elsewhere = world.person("elsewhere", Role.CLUE_MANAGER, otherPolice);
    intake = world.person("intake", Role.INTAKE_OFFICER, world.leadOffice);
  }

  /** A report in the inbox of an office. */
  long report(long holder, long... subjects) {
    long id = Ids.next();
    Long[] about = java.util.Arrays.stream(subjects).boxed().toArray(Long[]::new);
    owner
        .sql(
            """
            insert into report (id, campaign_id, number, channel, mode, state, received_at, shown_at, holder_id,
              category, region_code, due_at, state_since, custody, subjects)
            values (:id, :campaign, :number, 'web', 'anonymous', 'received', now(), now(), :holder,
              'village-tyrant', '500101', now() + interval '3 days', now(), :custody, :subjects)
            """)
        .param("id", id)
        .param("campaign", world.campaign)
        .param("number", Ids.text(id))
        .param("holder", holder)
        .param("custody", new Long[] {holder})
        .param("subjects", about)
        .update();
    owner
        .sql("insert into report_words (report_id, words, salt, commitment) values (:id, :words, :s, :s)")
        .param("id", id)
        .param("words", seals.seal("report_words.words", id, "{\"facts\":\"facts as told\"}"))
        .param("s", new byte[32])
        .update();
    return id;
  }

  ClueCommand.Facts facts(String category) {
    return new ClueCommand.Facts(
        "title", "summary", category, null, "500101", "ordinary", false, false);
  }

  Done open(Person who, long report, ClueCommand.Subject... subjects) {
    return act(
        who, new ClueCommand.Open(report, version("report", report), facts("village-tyrant"), List.of(subjects)));
  }

  /** A new clue of the lead office. */
  long clue(ClueCommand.Subject... subjects) {
    return open(manager, report(world.leadOffice), subjects).id();
  }

  <C extends ClueCommand> Done act(Person who, C command) {
    return clues.perform(command, Call.once(who.accountId()));
  }

  int version(String table, long id) {
    return owner
        .sql("select version from " + table + " where id = :id")
        .param("id", id)
        .query(Integer.class)
        .single();
  }

  int v(long clue) {
    return version("clue", clue);
  }

  String state(long clue) {
    return one("select state from clue where id = :id", clue);
  }

  long holder(long clue) {
    return Long.parseLong(one("select holder_id::text from clue where id = :id", clue));
  }

  String one(String sql, long id) {
    return owner.sql(sql).param("id", id).query(String.class).single();
  }

  /** Lists and sends in one go. */
  void send(Person who, long clue, long to) {
    act(who, new ClueCommand.ListClue(clue, v(clue), to, null, null, "because"));
    long batch =
        Long.parseLong(
            one("select batch_id::text from hand_over where clue_id = :id and state = 'listed'", clue));
    act(who, new ClueCommand.SendBatch(batch, version("hand_over_batch", batch)));
  }

  void accept(Person who, long clue) {
    act(who, new ClueCommand.Accept(clue, v(clue)));
  }

  void verify(Person who, long clue) {
    act(who, new ClueCommand.Verify(clue, v(clue), "site-visit", LocalDate.of(2018, 9, 1), "was there", List.of()));
  }

  void conclude(Person who, long clue) {
    act(
        who,
        new ClueCommand.Conclude(
            clue, v(clue), "substantiated", List.of("case-opened"), "facts", "law", "answer", Map.of()));
  }

  void approve(Person who, long clue) {
    act(who, new ClueCommand.Approve(clue, v(clue), null));
  }

  static ClueCommand.Subject official(long id) {
    return new ClueCommand.Subject("protective-umbrella", id, null, null);
  }

  static ClueCommand.Subject unit(long id) {
    return new ClueCommand.Subject("responsible-unit", null, id, null);
  }

  static ClueCommand.Subject name(@Nullable String name) {
    return new ClueCommand.Subject("suspect", null, null, name);
  }

  void interest(Person who, long against) {
    owner
        .sql(
            "insert into declared_interest (id, official_id, against_id, tie, declared_at) values (:id, :me, :other, 'kin', now())")
        .param("id", Ids.next())
        .param("me", who.officialId())
        .param("other", against, Types.BIGINT)
        .update();
  }
}
