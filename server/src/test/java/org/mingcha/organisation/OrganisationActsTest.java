package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Call;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Acts of the system administrator on units, posts and imports, and what they refuse. */
class OrganisationActsTest extends AppTest {
  @Autowired Organisation organisation;
  @Autowired OrganisationActs orgActs;
  @Autowired Imports imports;

  World world;
  World.Person admin;
  World.Person handler;

  @BeforeAll
  void people() {
    world = new World(owner());
    admin = world.person("admin", Role.SYSTEM_ADMIN, world.leadOffice);
    handler = world.person("handler", Role.HANDLER, world.countyPolice);
  }

  private Call call() {
    return Call.once(admin.accountId());
  }

  private long unit(String name, Long superior) {
    return orgActs
        .createUnit(
            new Commands.CreateUnit(
                name + " " + world.slug, null, "government", null, "500101", superior, LocalDate.of(2018, 1, 1)),
            call())
        .id();
  }

  @Test
  void only_the_system_administrator_changes_the_organisation() {
    assertThatThrownBy(
            () ->
                orgActs.createUnit(
                    new Commands.CreateUnit("x", null, "government", null, "500101", null, LocalDate.of(2018, 1, 1)),
                    Call.once(handler.accountId())))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_ALLOWED));
  }

  @Test
  void a_unit_that_moves_takes_everything_below_it_along() {
    long top = unit("top", null);
    long other = unit("other", null);
    long middle = unit("middle", top);
    long low = unit("low", middle);
    assertThat(organisation.getUnit(low).line()).containsExactly(low, middle, top);
    orgActs.moveUnit(new Commands.MoveUnit(middle, 1, other, null), call());
    assertThat(organisation.getUnit(middle).line()).containsExactly(middle, other);
    assertThat(organisation.getUnit(low).line()).containsExactly(low, middle, other);
    assertThat(organisation.listSuperiorLine(low)).extracting(Unit::id).containsExactly(low, middle, other);
    orgActs.moveUnit(new Commands.MoveUnit(middle, 2, null, null), call());
    assertThat(organisation.getUnit(low).line()).containsExactly(low, middle);
  }

  @Test
  void a_circle_of_superiors_is_refused_and_changes_nothing() {
    long top = unit("circle top", null);
    long low = unit("circle low", top);
    assertThatThrownBy(() -> orgActs.moveUnit(new Commands.MoveUnit(top, 1, low, null), call()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.messageKey()).isEqualTo("organisation.refusal.circle"));
    assertThatThrownBy(() -> orgActs.moveUnit(new Commands.MoveUnit(top, 1, top, null), call()))
        .isInstanceOf(Refusal.class);
    assertThat(organisation.getUnit(top).version()).isEqualTo(1);
    // behind the act's back the database refuses too
    assertThatThrownBy(
            () ->
                owner()
                    .sql("update unit set superior_id = :low where id = :top")
                    .param("low", low)
                    .param("top", top)
                    .update())
        .hasMessageContaining("own superior");
  }

  @Test
  void a_stale_form_is_refused_with_the_version_that_stands_there() {
    long id = unit("stale", null);
    orgActs.renameUnit(new Commands.RenameUnit(id, 1, "renamed " + world.slug, null, null), call());
    assertThatThrownBy(
            () -> orgActs.renameUnit(new Commands.RenameUnit(id, 1, "again", null, null), call()))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.currentVersion()).isEqualTo(2));
  }

  @Test
  void a_unit_closes_only_when_its_posts_and_the_units_below_are_closed() {
    long top = unit("closing", null);
    long low = unit("below", top);
    long post =
        orgActs
            .createPost(
                new Commands.CreatePost(top, "主任", null, true, "county", null, null, LocalDate.of(2018, 1, 1)),
                call())
            .id();
    LocalDate day = LocalDate.of(2018, 6, 1);
    assertThatThrownBy(() -> orgActs.closeUnit(new Commands.CloseUnit(top, 1, day, null), call()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r ->
                assertThat(r.fields())
                    .extracting(Refusal.Field::messageKey)
                    .contains("organisation.refusal.open-posts", "organisation.refusal.open-units-below"));
    long official = orgActs.createOfficial(new Commands.CreateOfficial("张三", null), call()).id();
    long term =
        orgActs
            .appointToPost(new Commands.AppointToPost(post, official, LocalDate.of(2018, 2, 1), null), call())
            .id();
    assertThatThrownBy(
            () ->
                orgActs.appointToPost(
                    new Commands.AppointToPost(post, official, LocalDate.of(2018, 3, 1), null), call()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.fields().getFirst().messageKey()).isEqualTo("organisation.refusal.holds-already"));
    assertThatThrownBy(() -> orgActs.closePost(new Commands.ClosePost(post, 1, day), call()))
        .isInstanceOf(Refusal.class);
    orgActs.endHolding(new Commands.EndHolding(term, day), call());
    orgActs.closePost(new Commands.ClosePost(post, 1, day), call());
    orgActs.closeUnit(new Commands.CloseUnit(low, 1, day, null), call());
    orgActs.closeUnit(new Commands.CloseUnit(top, 1, day, null), call());
    assertThat(organisation.getUnit(top).closedOn()).isEqualTo(day);
  }

  @Test
  void a_unit_that_leads_a_campaign_does_not_close() {
    assertThatThrownBy(
            () -> orgActs.closeUnit(new Commands.CloseUnit(world.leadOffice, 1, LocalDate.of(2030, 1, 1), null), call()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.fields()).extracting(Refusal.Field::messageKey).contains("campaign-desk.refusal.leads"));
  }

  @Test
  void a_file_of_regions_with_one_wrong_row_stores_nothing_and_names_the_row() {
    String csv = "代码,名称\n500101901,甲镇\n50010190x,乙镇\n500101901001,丙村\n";
    var preview = imports.previewRegions(admin.accountId(), "a.csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(preview).isInstanceOf(Imports.Preview.Refused.class);
    assertThat(((Imports.Preview.Refused) preview).errors()).extracting(e -> e.row()).containsExactly(3);
    assertThat(organisation.findRegion("500101901")).isEmpty();
  }

  @Test
  void a_good_file_of_regions_is_stored_when_it_is_confirmed_and_only_once() {
    String csv = "代码,名称\n500101902,甲镇\n500101902001,丙村\n";
    var good =
        (Imports.Preview.Good)
            imports.previewRegions(admin.accountId(), "a.csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(organisation.findRegion("500101902")).isEmpty();
    assertThat(orgActs.importRegions(new Commands.ConfirmImport(good.uploadId()), call()))
        .isEqualTo(new Commands.Imported(2, 0));
    assertThat(organisation.listLine("500101902001"))
        .extracting(Region::name)
        .startsWith("丙村", "甲镇");
    assertThat(organisation.searchRegions("jiazhen", "500101", null, 10))
        .extracting(Region::code)
        .contains("500101902");
    assertThatThrownBy(() -> orgActs.importRegions(new Commands.ConfirmImport(good.uploadId()), call()))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.messageKey()).isEqualTo("organisation.refusal.upload-gone"));
    String renamed = "代码,名称,更名,生效日期\n500101902,甲街道,是,2018-09-01\n";
    var change =
        (Imports.Preview.Good)
            imports.previewRegions(admin.accountId(), "b.csv", renamed.getBytes(StandardCharsets.UTF_8));
    assertThat(change.changed()).isEqualTo(1);
  }

  @Test
  void what_was_good_when_checked_and_is_not_when_confirmed_stores_nothing() {
    String csv = "代码,名称\n500101903,丁镇\n500101903001,戊村\n";
    var good =
        (Imports.Preview.Good)
            imports.previewRegions(admin.accountId(), "a.csv", csv.getBytes(StandardCharsets.UTF_8));
    world.region("500101903", "别的镇", "township", "500101");
    assertThatThrownBy(() -> orgActs.importRegions(new Commands.ConfirmImport(good.uploadId()), call()))
        .isInstanceOfSatisfying(
            Refusal.class,
            r -> assertThat(r.fields().getFirst().messageKey()).isEqualTo("organisation.refusal.import-changed"));
    assertThat(organisation.findRegion("500101903001")).isEmpty();
  }

  @Test
  void units_are_imported_with_superiors_of_the_same_file_in_any_order() {
    String csv =
        "名称,类别,行政区划代码,上级单位\n某县住建局科室%s,行业主管部门,500101,某县住建局%s\n某县住建局%s,行业主管部门,500101,\n"
            .replace("%s", world.slug);
    var good =
        (Imports.Preview.Good)
            imports.previewUnits(admin.accountId(), "u.csv", csv.getBytes(StandardCharsets.UTF_8));
    assertThat(orgActs.importUnits(new Commands.ConfirmImport(good.uploadId()), call()).added()).isEqualTo(2);
    Unit office =
        organisation.searchUnits("某县住建局科室" + world.slug, "500101", null, null, 5).getFirst();
    assertThat(office.line()).hasSize(2);
    String wrong = "名称,类别,行政区划代码,上级单位\n甲%s,没有的类别,999999,乙%s\n".replace("%s", world.slug);
    var refused =
        (Imports.Preview.Refused)
            imports.previewUnits(admin.accountId(), "u.csv", wrong.getBytes(StandardCharsets.UTF_8));
    assertThat(refused.errors()).hasSize(3).allMatch(e -> e.row() == 2);
    String circle =
        "名称,类别,行政区划代码,上级单位\n丙%s,政府,500101,丁%s\n丁%s,政府,500101,丙%s\n".replace("%s", world.slug);
    assertThat(imports.previewUnits(admin.accountId(), "u.csv", circle.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Imports.Preview.Refused.class);
  }

  @Test
  void an_interest_is_declared_by_oneself_counts_at_once_and_ends_when_withdrawn() {
    long id =
        orgActs
            .declareInterest(
                new Commands.DeclareInterest(world.countyDiscipline, null, "kin"), Call.once(handler.accountId()))
            .id();
    assertThat(organisation.conflicts(handler.officialId())).contains(world.countyDiscipline);
    assertThatThrownBy(
            () ->
                orgActs.declareInterest(
                    new Commands.DeclareInterest(world.countyDiscipline, null, "kin"), Call.once(handler.accountId())))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> orgActs.withdrawInterest(new Commands.WithdrawInterest(id), Call.once(admin.accountId())))
        .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    orgActs.withdrawInterest(new Commands.WithdrawInterest(id), Call.once(handler.accountId()));
    assertThat(organisation.conflicts(handler.officialId())).doesNotContain(world.countyDiscipline);
  }

  @Test
  void the_receiver_that_is_recused_is_replaced_by_the_next_higher_of_its_kind() {
    long cityPolice = world.unit("市公安局", "public-security", "500000", null);
    assertThat(organisation.nextHigher(world.countyPolice).map(Unit::kind)).contains(UnitKind.PUBLIC_SECURITY);
    assertThat(organisation.findReceiver(world.countyPolice, List.of()).map(Unit::id)).contains(world.countyPolice);
    Unit next = organisation.findReceiver(world.countyPolice, List.of(world.countyPolice)).orElseThrow();
    assertThat(next.regionCode()).isEqualTo("500000");
    assertThat(organisation.mayReceive(cityPolice, List.of(cityPolice))).isFalse();
  }
}
