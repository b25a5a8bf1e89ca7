package org.mingcha.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** The tools of browser tests do what they say. */
class BrowserTestTest extends BrowserTest {

  @Test
  void a_person_signs_in_and_the_page_is_checked_and_pictured() {
    World world = new World(owner());
    World.Person officer =
        world.person("officer", org.mingcha.shared.Role.INTAKE_OFFICER, world.countyOffice);
    Page page = signedIn(browser(Window.PHONE, "en"), officer);
    page.navigate("/desk/me");
    assertAccessible(page);
    assertThat(screenshot(page, "testing/signed-in")).isNotEmptyFile();
  }

  @Test
  void a_page_with_a_fault_fails() {
    Page page = browser(Window.DESK, "en").newPage();
    page.setContent("<html lang=en><title>t</title><main><img src='data:,'></main></html>");
    assertThatThrownBy(() -> assertAccessible(page)).hasMessageContaining("image-alt");
  }

  @Test
  void statements_are_counted() {
    assertThat(Statements.during(() -> jdbc.sql("select 1").query().listOfRows())).hasSize(1);
  }
}
