package org.mingcha.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.testing.BrowserTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Batches handed down as files. */
class ReportImportTest extends BrowserTest {
  private static final String HEADING = "序号,线索编号,接收时间,行政区划,举报方式,被举报人/单位,主要内容,线索类别,是否涉保护伞,是否重复\n";

  @Autowired private ReportImports imports;
  @Autowired private Seats seats;
  @Autowired private Acting acting;

  private World world;
  private World.Person officer;
  private Seat seat;

  @BeforeAll
  void people() {
    world = new World(owner());
    officer = world.person("officer", Role.INTAKE_OFFICER, world.leadOffice);
    seat =
        acting.reading(officer.accountId(), actor -> seats.list(actor, Language.EN)).stream()
            .filter(s -> s.slug().equals(world.slug))
            .findFirst()
            .orElseThrow();
  }

  private ReportImports.Preview check(String batch, String csv) {
    return imports.check(
        officer.accountId(), seat, batch, "batch.csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  private int filed() {
    return owner()
        .sql("select count(*) from report where campaign_id = :c and channel = 'batch'")
        .param("c", world.campaign)
        .query(Integer.class)
        .single();
  }

  @Test
  void rows_are_filed_once_with_their_place_category_and_every_cell_kept() {
    int before = filed();
    String csv =
        HEADING
            + "1,A-1,2018-09-03,重庆市万州区,实名,某砂石场,强占河道,欺行霸市,是,否\n"
            + "2,A-2,2018-09-04,500102,匿名,某村干部,克扣补偿款,没有这一类,否,是\n";
    ReportImports.Preview preview = check("B-1", csv);
    assertThat(preview.errors()).isEmpty();
    assertThat(preview.warnings()).extracting("messageKey")
        .containsExactlyInAnyOrder("intake-desk.import.category", "intake-desk.import.repeated");
    assertThat(filed()).isEqualTo(before);
    long id = Ids.parse(preview.id());
    assertThat(imports.confirm(officer.accountId(), List.of(seat), id).filed()).isEqualTo(2);
    assertThat(imports.confirm(officer.accountId(), List.of(seat), id).filed()).isEqualTo(2);
    assertThat(filed()).isEqualTo(before + 2);
    assertThat(
            owner()
                .sql("select region_code from report where campaign_id = :c and channel = 'batch' and category = 'market-domination'")
                .param("c", world.campaign)
                .query(String.class)
                .list())
        .contains("500101");
    assertThat(check("B-1", csv).errors()).extracting("messageKey")
        .containsOnly("intake-desk.import.filed");
    assertThat(check("B-2", csv).errors()).isEmpty();
  }

  @Test
  void every_fault_is_told_with_its_row_and_nothing_is_filed() {
    int before = filed();
    ReportImports.Preview preview =
        check(
            "B-3",
            HEADING
                + "1,C-1,2018-09-03,不存在的地方,匿名,甲,内容,,,\n"
                + "2,C-1,2018-09-03,,匿名,乙,内容,,,\n"
                + "3,C-3,2018-09-03,,匿名,丙,,,,\n");
    assertThat(preview.id()).isNull();
    assertThat(preview.errors()).extracting("row").containsExactly(2, 3, 4);
    assertThat(preview.errors()).extracting("messageKey")
        .containsExactly(
            "intake-desk.import.region", "intake-desk.import.twice", "intake-desk.import.no-facts");
    assertThat(check("B-3", HEADING + "1,D-1,gestern,,匿名,甲,内容,,,\n").errors())
        .extracting("messageKey")
        .containsExactly("documents.table.date");
    assertThat(filed()).isEqualTo(before);
  }

  @Test
  void five_thousand_rows_are_filed_in_one_go() {
    StringBuilder csv = new StringBuilder(HEADING);
    for (int i = 1; i <= 5000; i++) {
      csv.append(i).append(",L-").append(i).append(",2018-09-03,万州区,匿名,某公司").append(i)
          .append(",第").append(i).append("件：拖欠工资并威胁讨薪者,,否,否\n");
    }
    int before = filed();
    long start = System.nanoTime();
    ReportImports.Preview preview = check("B-5000", csv.toString());
    assertThat(imports.confirm(officer.accountId(), List.of(seat), Ids.parse(preview.id())).filed())
        .isEqualTo(5000);
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertThat(filed()).isEqualTo(before + 5000);
    assertThat(took).as("took %s", took).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void an_officer_checks_mends_and_files_a_batch() {
    Page page = signedIn(browser(Window.DESK, "en"), officer);
    page.navigate("/desk/reports/import");
    page.fill("#batch", "B-9");
    page.setInputFiles("#file", csv(HEADING + "1,P-1,2018-09-03,不存在的地方,匿名,甲,内容,,,\n"));
    page.locator("main form button[type=submit]").press("Enter");
    PlaywrightAssertions.assertThat(page.locator("table.list")).containsText("is no place");
    assertAccessible(page);
    screenshot(page, "desk/import-desk-en");
    assertThat(page.inputValue("#batch")).isEqualTo("B-9");
    page.setInputFiles("#file", csv(HEADING + "1,P-1,2018-09-03,万州区,匿名,甲,内容,,,\n"));
    page.locator("main form button[type=submit]").press("Enter");
    page.locator("form[action$='/confirm'] button").press("Enter");
    PlaywrightAssertions.assertThat(page.locator(".alert-success")).containsText("B-9");
  }

  private static FilePayload csv(String text) {
    return new FilePayload("batch.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
  }
}
