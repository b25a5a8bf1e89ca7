package org.mingcha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.mingcha.testing.World.Person;
import org.springframework.dao.DataAccessException;

/** What the database shows to whom, asked by the application's role without a WHERE. */
class RowSecurityTest extends AppTest {
  private World world;
  private Person manager;
  private Person handler;
  private Person outsider;

  @BeforeAll
  void people() {
    world = new World(owner());
    manager = world.person("manager", Role.CLUE_MANAGER, world.leadOffice);
    handler = world.person("handler", Role.HANDLER, world.countyPolice);
    outsider = world.person("outsider", Role.HANDLER, world.countyDiscipline);
  }

  private long clue(List<Long> custody, List<Long> subjects) {
    long id = Ids.next();
    owner()
        .sql(
            """
            insert into clue (id, campaign_id, number, title, state, category, importance, region_code,
              manager_id, holder_id, opened_at, state_since, due_at, heard_at, custody, subjects)
            values (:id, :campaign, :number, '', 'open', 'c', 'i', '500101', :manager, :manager,
              now(), now(), now(), now(), :custody, :subjects)
            """)
        .param("id", id)
        .param("campaign", world.campaign)
        .param("number", Ids.text(id))
        .param("manager", world.leadOffice)
        .param("custody", custody.toArray(Long[]::new))
        .param("subjects", subjects.toArray(Long[]::new))
        .update();
    return id;
  }

  private List<Long> seenBy(Person person) {
    return acting.reading(
        person.accountId(),
        actor -> jdbc.sql("select id from clue").query(Long.class).list());
  }

  @Test
  void without_an_acting_person_every_protected_table_is_empty() {
    clue(List.of(world.leadOffice), List.of());
    List<String> tables =
        owner()
            .sql("select relname from pg_class where relrowsecurity and relkind in ('r', 'p')")
            .query(String.class)
            .list();
    assertThat(tables).contains("report", "report_words", "clue", "history", "audit", "stored_file");
    for (String table : tables) {
      assertThat(jdbc.sql("select count(*) from " + table).query(Long.class).single())
          .as(table)
          .isZero();
    }
  }

  @Test
  void every_table_that_holds_a_record_s_content_is_protected() {
    List<String> open =
        owner()
            .sql(
                """
                select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
                 where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relrowsecurity
                   and has_any_column_privilege('mingcha_app', c.oid, 'select')
                   and exists (select 1 from pg_attribute a where a.attrelid = c.oid
                                and a.attname in ('report_id', 'clue_id', 'body', 'words', 'custody'))
                """)
            .query(String.class)
            .list();
    // public keys of custodian bodies: "body" there is which of the two
    assertThat(open).containsOnly("custodian_key");
  }

  @Test
  void the_application_owns_nothing_and_cannot_step_around() {
    assertThat(
            owner()
                .sql(
                    """
                    select count(*) from pg_class c join pg_roles r on r.oid = c.relowner
                     where r.rolname = 'mingcha_app'
                    """)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(
            owner()
                .sql("select rolsuper or rolbypassrls from pg_roles where rolname = 'mingcha_app'")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  @Test
  void a_clue_is_seen_along_its_custody_only() {
    long both = clue(List.of(world.leadOffice, world.countyPolice), List.of());
    long lead = clue(List.of(world.leadOffice), List.of());
    assertThat(seenBy(manager)).contains(both, lead);
    assertThat(seenBy(handler)).contains(both).doesNotContain(lead);
    assertThat(seenBy(outsider)).doesNotContain(both, lead);
  }

  @Test
  void a_subject_s_colleague_loses_sight_the_moment_the_subject_joins_the_office() {
    long subject = world.official("subject");
    long record = clue(List.of(world.leadOffice, world.countyPolice), List.of(subject));
    world.post(handler.officialId(), world.countyPolice, false, "township");
    assertThat(seenBy(handler)).contains(record);
    world.post(subject, world.countyPolice, false, "township");
    assertThat(seenBy(handler)).doesNotContain(record);
    assertThat(seenBy(manager)).contains(record);
  }

  @Test
  void a_declared_interest_hides_the_record() {
    Person kin = world.person("kin", Role.CLUE_MANAGER, world.leadOffice);
    long subject = world.official("relative");
    long record = clue(List.of(world.leadOffice), List.of(subject));
    assertThat(seenBy(kin)).contains(record);
    owner()
        .sql(
            "insert into declared_interest (id, official_id, against_id, tie, declared_at) values (:id, :me, :other, 'kin', now())")
        .param("id", Ids.next())
        .param("me", kin.officialId())
        .param("other", subject)
        .update();
    assertThat(seenBy(kin)).doesNotContain(record);
  }

  @Test
  void administrators_see_no_content() {
    clue(List.of(world.leadOffice), List.of());
    for (Role role : List.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR)) {
      Person administrator = world.person(role.key(), role, world.leadOffice);
      assertThat(seenBy(administrator)).as(role.key()).isEmpty();
    }
  }

  @Test
  void nobody_holds_two_of_the_three_administrators_roles() {
    Person one = world.person("one", Role.SYSTEM_ADMIN, world.leadOffice);
    assertThatThrownBy(() -> world.appoint(one, Role.SECURITY_ADMIN, world.leadOffice, "unit"))
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("appointment_one_administrator");
  }

  @Test
  void history_can_be_neither_changed_nor_deleted_even_by_the_owner() {
    assertThatThrownBy(() -> owner().sql("update history set act = 'x'").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> owner().sql("delete from report_words").update())
        .isInstanceOf(DataAccessException.class);
    assertThatThrownBy(() -> jdbc.sql("update history set act = 'x'").update())
        .isInstanceOf(DataAccessException.class);
  }
}
