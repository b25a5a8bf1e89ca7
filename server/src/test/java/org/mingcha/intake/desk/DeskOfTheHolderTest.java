package org.mingcha.intake.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;

class DeskOfTheHolderTest extends AppTest {
  @Autowired private Reports reports;

  @Test
  void a_unit_that_was_handed_the_clue_reads_its_report_and_does_nothing_at_its_desk() {
    World world = new World(owner());
    World.Person officer = world.person("officer", Role.INTAKE_OFFICER, world.leadOffice);
    FiledReport filed =
        reports.file(
            officer.accountId(),
            world.leadOffice,
            new NewReport(
                world.slug,
                "letter",
                IdentityMode.ANONYMOUS,
                new Words(null, "They blast at night", null, null, null),
                null,
                null,
                null,
                false,
                List.of()),
            Ids.text(Ids.next()));
    owner()
        .sql("update report set state = 'in-clue', custody = custody || :unit where id = :id")
        .param("unit", world.countyDiscipline)
        .param("id", filed.id())
        .update();
    String path = "/desk/reports/" + Ids.text(filed.id());
    Browser unit =
        new Browser(url(""))
            .signedIn(world.person("unit", Role.CLUE_MANAGER, world.countyDiscipline));
    String page = unit.get(path).body();
    assertThat(page).contains("They blast at night").doesNotContain("/acts/");
    for (String act : List.of("propose-false", "ask", "contact")) {
      assertThat(
              unit.submit(
                      path,
                      path + "/acts/" + act,
                      Map.of("version", "1", "requestKey", act, "text", "No word of it is true"))
                  .status())
          .as(act)
          .isEqualTo(403);
    }
    Browser holder = new Browser(url("")).signedIn(officer);
    assertThat(
            holder
                .submit(
                    path,
                    path + "/acts/contact",
                    Map.of("version", "1", "requestKey", "k", "text", "Spoke with the school"))
                .status())
        .isEqualTo(302);
  }
}
