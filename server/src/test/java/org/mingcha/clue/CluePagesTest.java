package org.mingcha.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Ids;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.mingcha.testing.World.Person;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages of clues over HTTP, as a person at a browser meets them. */
class CluePagesTest extends AppTest {
  @Autowired Clues clues;
  @Autowired Seals seals;
  private ClueWorld w;

  @BeforeAll
  void world() {
    w = new ClueWorld(owner(), clues, seals);
  }

  private Browser signedIn(Person who) {
    Browser browser = new Browser(url(""));
    browser.signIn(who.login(), World.PASSWORD);
    return browser;
  }

  @Test
  void every_page_and_form_of_a_clue_is_drawn() {
    long clue = w.clue(ClueWorld.name("someone"));
    String here = "/desk/clues/" + Ids.text(clue);
    Browser manager = signedIn(w.manager);
    List<String> pages =
        new java.util.ArrayList<>(
            List.of(
                here, "/desk/clues", "/desk/clues?view=all&state=open&due=7d&age=0-3&region=500100&silent=3&key=yes",
                "/desk/clues?view=passed", "/desk/batches", "/desk/batches?tab=draft", "/desk/batches/new",
                "/desk/reports/" + Ids.text(w.report(w.world.leadOffice)) + "/triage"));
    for (String act : forms(clue)) {
      pages.add(here + "/act/" + act);
    }
    for (String page : pages) {
      Browser.Answer answer = manager.get(page);
      assertThat(answer.status()).as(page).isEqualTo(200);
      assertThat(answer.body()).as(page).doesNotContain("⟦");
    }
  }

  private List<String> forms(long clue) {
    return acting.reading(
        w.manager.accountId(),
        actor -> clues.get(clue, actor).allowed().stream().filter(a -> !a.equals("batch.send")).toList());
  }

  @Test
  void a_report_is_triaged_listed_and_sent_by_forms() {
    Browser manager = signedIn(w.manager);
    long report = w.report(w.world.leadOffice);
    String triage = "/desk/reports/" + Ids.text(report) + "/triage";
    Browser.Answer missing = manager.submit(triage, triage + "/open", Map.of("version", "1"));
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.body()).contains("error-summary");
    Browser.Answer opened =
        manager.submit(
            triage,
            triage + "/open",
            Map.of(
                "version", "1", "title", "by form", "summary", "words", "category", "village-tyrant",
                "region", "500101", "importance", "ordinary", "requestKey", "opened-by-form-" + report));
    assertThat(opened.status()).isEqualTo(303);
    long clue = Long.parseLong(w.one("select clue_id::text from clue_report where report_id = :id", report));
    String here = "/desk/clues/" + Ids.text(clue);
    Browser.Answer stale =
        manager.submit(here, here + "/act/clue.note", Map.of("version", "9", "text", "what I typed"));
    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body()).contains("what I typed");
    manager.submit(
        here,
        here + "/act/batch.list-clue",
        Map.of("version", "1", "proposal", "crime/" + Ids.text(w.politicalLegal)));
    long batch =
        Long.parseLong(w.one("select batch_id::text from hand_over where clue_id = :id", clue));
    String list = "/desk/batches/" + Ids.text(batch);
    assertThat(manager.get(list).body()).contains("by form");
    assertThat(manager.get(list + "/print").status()).isEqualTo(200);
    manager.submit(list, list + "/send", Map.of("version", "1"));
    assertThat(w.state(clue)).isEqualTo("handed-over");
    Browser plc = signedIn(w.plc);
    assertThat(plc.get(here).status()).isEqualTo(200);
    Browser.Answer returned =
        plc.submit(here, here + "/act/hand-over.return", Map.of("version", Integer.toString(w.v(clue)), "reason", "not ours"));
    assertThat(returned.status()).isEqualTo(200);
    assertThat(returned.body()).contains("您不再看到它");
    assertThat(plc.get(here).status()).isEqualTo(404);
  }

  @Test
  void a_filter_that_is_not_known_is_refused_and_a_foreign_clue_is_not_found() {
    Browser manager = signedIn(w.manager);
    assertThat(manager.get("/desk/clues?colour=red").status()).isEqualTo(400);
    assertThat(manager.get("/desk/clues?due=never").status()).isEqualTo(400);
    long clue = w.clue();
    assertThat(signedIn(w.police).get("/desk/clues/" + Ids.text(clue)).status()).isEqualTo(404);
  }

  @Test
  void looking_at_a_clue_is_audited() {
    long clue = w.clue();
    signedIn(w.manager).get("/desk/clues/" + Ids.text(clue));
    assertThat(
            w.one("select count(*)::text from audit where action = 'view' and record_id = :id", clue))
        .isEqualTo("1");
  }
}
