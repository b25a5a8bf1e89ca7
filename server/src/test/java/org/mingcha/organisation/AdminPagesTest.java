package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import jakarta.servlet.http.Cookie;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.access.SignedIn;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Every page of organisation and campaigns is drawn in three languages, and forms keep what was typed. */
class AdminPagesTest extends AppTest {
  @Autowired WebApplicationContext context;

  World world;
  World.Person admin;
  World.Person office;
  MockMvc mvc;

  @BeforeAll
  void set() {
    world = new World(owner());
    admin = world.person("admin", Role.SYSTEM_ADMIN, world.leadOffice);
    office = world.person("office", Role.OFFICE, world.leadOffice);
    world.post(office.officialId(), world.leadOffice, true, "county");
    mvc = MockMvcBuilders.webAppContextSetup(context).apply(SecurityMockMvcConfigurers.springSecurity()).build();
  }

  private TestingAuthenticationToken as(World.Person person, Role role) {
    return new TestingAuthenticationToken(
        new SignedIn(person.accountId(), person.login()), "", role.key());
  }

  @Test
  void every_page_is_drawn_in_three_languages() throws Exception {
    String unit = Ids.text(world.leadOffice);
    for (String path :
        List.of(
            "/admin/units", "/admin/units?q=x&kind=court&region=500101", "/admin/units/new", "/admin/units/" + unit,
            "/admin/units/" + unit + "/rename", "/admin/units/" + unit + "/move", "/admin/units/" + unit + "/close",
            "/admin/units/" + unit + "/posts/new", "/admin/officials", "/admin/officials/new",
            "/admin/officials/" + Ids.text(office.officialId()),
            "/admin/officials/" + Ids.text(office.officialId()) + "/appoint", "/admin/regions",
            "/admin/regions?parent=500000", "/admin/regions?q=wanzhou", "/admin/imports/regions",
            "/admin/imports/units", "/desk/interests")) {
      drawn(path, as(admin, Role.SYSTEM_ADMIN));
    }
    for (String path :
        List.of(
            "/desk/campaigns", "/desk/campaigns/" + world.slug, "/desk/campaigns/new", "/desk/campaigns/templates",
            "/desk/campaigns/" + world.slug + "/change", "/desk/campaigns/" + world.slug + "/groups/new",
            "/desk/campaigns/" + world.slug + "/stage", "/desk/campaigns/" + world.slug + "/move/campaign.wind-up")) {
      drawn(path, as(office, Role.OFFICE));
    }
  }

  private void drawn(String path, TestingAuthenticationToken who) throws Exception {
    for (String language : List.of("zh-CN", "zh-TW", "en")) {
      var answer =
          mvc.perform(get(java.net.URI.create(path)).with(authentication(who)).cookie(new Cookie("lang", language)))
              .andReturn()
              .getResponse();
      assertThat(answer.getStatus()).as(path).isEqualTo(200);
      assertThat(answer.getContentAsString()).as(path).contains("lang=\"" + language + "\"").doesNotContain("⟦");
    }
  }

  @Test
  void a_refused_form_keeps_what_was_typed_and_says_what_to_do() throws Exception {
    var answer =
        mvc.perform(
                post("/admin/units/new")
                    .with(authentication(as(admin, Role.SYSTEM_ADMIN)))
                    .with(csrf())
                    .cookie(new Cookie("lang", "en"))
                    .param("name", "Office of testing")
                    .param("kind", "")
                    .param("region", "nowhere")
                    .param("openedOn", "2018-99-99"))
            .andReturn()
            .getResponse();
    assertThat(answer.getStatus()).isEqualTo(400);
    assertThat(answer.getContentAsString())
        .contains("Office of testing", "href=\"#region\"", "This is not a date");
  }
}
