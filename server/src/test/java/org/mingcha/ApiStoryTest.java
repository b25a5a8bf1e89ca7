package org.mingcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.access.TokenIssuer;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.Browser;
import org.mingcha.testing.World;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same story as {@link StoryTest} over the API, with tokens; and what the API refuses. */
class ApiStoryTest extends AppTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Value("${spring.datasource.url}")
  private String databaseUrl;

  @Value("${spring.datasource.username}")
  private String user;

  @Value("${spring.datasource.password}")
  private String password;

  private World world;
  private long politicalLegal;
  private Browser anybody;
  private Browser manager;
  private Browser handler;
  private Browser intake;
  private Browser elsewhere;

  @BeforeAll
  void people() throws SQLException {
    world = new World(owner());
    politicalLegal = world.unit("万州区委政法委", "political-legal", "500101", null);
    long other = world.unit("涪陵区委政法委", "political-legal", "500102", null);
    anybody = new Browser(url(""));
    manager = caller(world.person("manager", Role.CLUE_MANAGER, world.leadOffice));
    handler = caller(world.person("handler", Role.HANDLER, politicalLegal));
    intake = caller(world.person("intake", Role.INTAKE_OFFICER, world.leadOffice));
    elsewhere = caller(world.person("elsewhere", Role.HANDLER, other));
  }

  private Browser caller(World.Person person) throws SQLException {
    return new Browser(url(""))
        .header(
            "Authorization",
            "Bearer "
                + TokenIssuer.issue(databaseUrl, user, password, person.login(), Clock.systemUTC()));
  }

  private static JsonNode json(Browser.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    return JSON.readTree(answer.body());
  }

  private static JsonNode get(Browser who, String path) {
    return json(who.get("/api/v1" + path), 200);
  }

  private static Browser.Answer send(Browser who, String key, String path, Map<String, ?> body) {
    return who.header("Idempotency-Key", key)
        .json("POST", "/api/v1" + path, JSON.writeValueAsString(body));
  }

  private static JsonNode post(Browser who, String path, Map<String, ?> body) {
    return json(send(who, Ids.text(Ids.next()), path, body), 200);
  }

  private static int version(JsonNode clue) {
    return clue.at("/clue/version").asInt();
  }

  /** Files a report and answers its query code and number. */
  private JsonNode file(String facts) {
    return json(
        send(
            anybody,
            Ids.text(Ids.next()),
            "/reports",
            Map.of(
                "campaign", world.slug,
                "region", "500101",
                "category", "village-tyrant",
                "parts", Map.of("facts", facts, "reported", "砂石场老板"))),
        201);
  }

  private String reportId(JsonNode filed) {
    for (JsonNode line : get(manager, "/reports?campaign=" + world.slug).at("/reports")) {
      if (line.at("/number").asString().equals(filed.at("/number").asString())) {
        return line.at("/id").asString();
      }
    }
    throw new AssertionError("not in the inbox: " + filed.at("/number"));
  }

  private static Map<String, Object> opening(int version) {
    return Map.of(
        "reportVersion", version,
        "facts",
            Map.of(
                "title", "砂石场强行收费", "summary", "夜间强行收过路费", "category", "village-tyrant",
                "region", "500101", "importance", "ordinary"),
        "subjects", new Object[] {Map.of("role", "suspect", "name", "砂石场老板")});
  }

  private String open(String report) {
    int version = get(manager, "/reports/" + report).at("/report/version").asInt();
    return post(manager, "/reports/" + report + "/triage/open", opening(version))
        .at("/id")
        .asString();
  }

  @Test
  void a_report_becomes_an_answer_that_its_reporter_reads() {
    JsonNode filed = file("每晚强行收过路费");
    String query = filed.at("/queryCode").asString();
    String report = reportId(filed);
    String clue = open(report);

    JsonNode whole = get(manager, "/clues/" + clue);
    assertThat(whole.at("/subjects/0/standing").asString()).isEqualTo("unverified");
    assertThat(whole.at("/allowed").toString()).contains("batch.list-clue");
    // other test classes have units of the same kind in the same county
    assertThat(whole.at("/proposals/0/units").toString()).contains(Ids.text(politicalLegal));
    String receiver = Ids.text(politicalLegal);
    post(
        manager,
        "/clues/" + clue + "/list",
        Map.of(
            "version", version(whole),
            "toParty", receiver,
            "rule", whole.at("/proposals/0/rule").asString()));
    String batch = get(manager, "/clues/" + clue).at("/chain/0/batchId").asString();
    JsonNode draft = get(manager, "/batches/" + batch);
    post(
        manager,
        "/batches/" + batch + "/letter",
        Map.of("version", draft.at("/version").asInt(), "letter", "请按时限核查。"));
    post(
        manager,
        "/batches/" + batch + "/send",
        Map.of("version", get(manager, "/batches/" + batch).at("/version").asInt()));

    JsonNode received = get(handler, "/batches?tab=received").at("/items/0");
    assertThat(received.at("/id").asString()).isEqualTo(batch);
    post(
        handler,
        "/batches/" + batch + "/acknowledge",
        Map.of("version", received.at("/version").asInt()));
    post(
        handler,
        "/clues/" + clue + "/accept",
        Map.of("version", version(get(handler, "/clues/" + clue))));
    verify(clue);
    post(
        handler,
        "/clues/" + clue + "/conclude",
        Map.of(
            "version", version(get(handler, "/clues/" + clue)),
            "result", "substantiated",
            "measures", new String[] {"case-opened"},
            "facts", "属实",
            "basis", "治安管理处罚法第二十六条",
            "answer", "情况属实，已立案。",
            "standings", Map.of(whole.at("/subjects/0/id").asString(), "confirmed")));
    post(
        manager,
        "/clues/" + clue + "/approve",
        Map.of("version", version(get(manager, "/clues/" + clue)), "reason", "同意"));
    JsonNode approved = get(manager, "/clues/" + clue);
    assertThat(approved.at("/clue/state").asString()).isEqualTo("approved");
    assertThat(approved.at("/subjects/0/standing").asString()).isEqualTo("confirmed");

    JsonNode answer = post(anybody, "/reports/query", Map.of("queryCode", query));
    assertThat(answer.at("/result").asString()).isEqualTo("情况属实，已立案。");
    assertThat(answer.at("/allowed").toString()).contains("rate");
    JsonNode rated =
        post(
            anybody,
            "/reports/dialogue/satisfaction",
            Map.of("queryCode", query, "satisfied", true));
    assertThat(rated.at("/satisfied").asBoolean()).isTrue();
    assertThat(rated.at("/allowed").toString()).doesNotContain("rate");
  }

  // sent twice with one key, as a client does whose line broke
  private void verify(String clue) {
    String note = Base64.getEncoder().encodeToString("现场记录".getBytes(StandardCharsets.UTF_8));
    Map<String, Object> step =
        Map.of(
            "version", version(get(handler, "/clues/" + clue)),
            "method", "site-visit",
            "doneOn", "2018-09-14",
            "text", "实地查看",
            "files", new Object[] {Map.of("name", "现场记录.txt", "base64", note)});
    String key = "verify-" + clue;
    JsonNode once = json(send(handler, key, "/clues/" + clue + "/verification", step), 200);
    JsonNode twice = json(send(handler, key, "/clues/" + clue + "/verification", step), 200);
    assertThat(twice).isEqualTo(once);
    JsonNode record = get(handler, "/clues/" + clue).at("/verification");
    assertThat(record.size()).isEqualTo(1);
    assertThat(record.at("/0/files/0/name").asString()).isEqualTo("现场记录.txt");
    assertThat(record.at("/0/files/0/mediaType").asString()).isEqualTo("text/plain");
    assertThat(elsewhere.get("/api/v1/clues/" + clue).status()).isEqualTo(404);
  }

  @Test
  void the_same_key_twice_opens_one_clue_and_another_body_with_it_is_refused() {
    String report = reportId(file("只立一次"));
    int version = get(manager, "/reports/" + report).at("/report/version").asInt();
    String path = "/reports/" + report + "/triage/open";
    JsonNode once = json(send(manager, "once-" + report, path, opening(version)), 200);
    JsonNode twice = json(send(manager, "once-" + report, path, opening(version)), 200);
    assertThat(twice).isEqualTo(once);
    Browser.Answer other = send(manager, "once-" + report, path, opening(version + 1));
    assertThat(other.status()).isBetween(409, 422);
    assertThat(other.header("Content-Type")).contains("application/problem+json");
    assertThat(
            owner()
                .sql("select count(*) from clue_report where report_id = :id")
                .param("id", Ids.parse(report))
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_stale_version_is_told_with_the_current_one() {
    String clue = open(reportId(file("两人同时修改")));
    int current = version(get(manager, "/clues/" + clue));
    Browser.Answer stale =
        send(
            manager,
            Ids.text(Ids.next()),
            "/clues/" + clue + "/notes",
            Map.of("version", current + 7, "text", "进展"));
    assertThat(stale.header("Content-Type")).contains("application/problem+json");
    JsonNode problem = json(stale, 409);
    assertThat(problem.at("/currentVersion").asInt()).isEqualTo(current);
    assertThat(problem.at("/status").asInt()).isEqualTo(409);
    assertThat(problem.at("/type").asString()).startsWith("urn:mingcha:problem:");
  }

  @Test
  void who_has_no_part_in_it_is_refused_or_told_that_there_is_nothing() {
    String report = reportId(file("无关人员看不到"));
    int version = get(manager, "/reports/" + report).at("/report/version").asInt();
    // an intake officer sees the report, but does not decide
    refused(send(intake, "intake-" + report, "/reports/" + report + "/triage/open", opening(version)), 403);
    String clue = open(report);
    // whoever has no part in the clue cannot tell it from one that never was
    Browser.Answer hidden = elsewhere.get("/api/v1/clues/" + clue);
    Browser.Answer never = elsewhere.get("/api/v1/clues/" + Ids.text(Ids.next()));
    refused(hidden, 404);
    assertThat(hidden.body()).isEqualTo(never.body());
    refused(send(elsewhere, "e-" + clue, "/clues/" + clue + "/notes", Map.of("version", 1, "text", "x")), 404);
    refused(send(handler, "h-" + clue, "/clues/" + clue + "/accept", Map.of("version", 1)), 404);
    refused(anybody.get("/api/v1/clues/" + clue), 401);
    refused(
        new Browser(url("")).header("Authorization", "Bearer nobody").get("/api/v1/clues"), 401);
  }

  private static void refused(Browser.Answer answer, int status) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
  }

  @Test
  void the_description_is_openapi_3_1_open_to_all_and_names_every_route() throws IOException {
    JsonNode api = json(new Browser(url("")).get("/api/v1/openapi.json"), 200);
    assertThat(api.at("/openapi").asString()).startsWith("3.1");
    Set<String> described = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : api.at("/paths").properties()) {
      path.getValue()
          .propertyNames()
          .forEach(verb -> described.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
    }
    Set<String> routes = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/golden/routes.txt"))) {
      String[] parts = line.split("\\s+");
      if (parts[1].startsWith("/api/v1/") && !parts[1].contains("openapi.json")) {
        // a pattern in a route's variable is none in its description
        routes.add(parts[0] + " " + parts[1].replaceAll("\\{(\\w+):[^}]*}", "{$1}"));
      }
    }
    assertThat(described).containsAll(routes);
  }
}
