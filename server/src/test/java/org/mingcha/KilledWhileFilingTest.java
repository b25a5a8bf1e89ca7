package org.mingcha;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.postgres.EmbeddedPostgres;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World;

/**
 * The whole program in a process of its own, killed with SIGKILL while reports stream in: no report
 * that was answered with 201 is lost, and the next start is clean.
 */
class KilledWhileFilingTest {
  private static final int CLIENTS = 4;
  private static final int KILL_AFTER = 150;
  private static final Pattern CODE = Pattern.compile("\"queryCode\"\\s*:\\s*\"([^\"]+)\"");

  @TempDir Path data;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void no_report_that_was_answered_is_lost() throws Exception {
    Queue<String> codes = new ConcurrentLinkedQueue<>();
    String slug;
    Server first = start();
    try {
      slug = new World(AppTest.ownerOf(EmbeddedPostgres.findRunning(data).orElseThrow())).slug;
      stream(first, slug, codes);
    } finally {
      first.process.toHandle().destroyForcibly();
    }
    assertThat(first.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(codes).hasSizeGreaterThanOrEqualTo(KILL_AFTER);

    Server second = start();
    try {
      for (String code : codes) {
        HttpResponse<String> answer =
            post(second, "/api/v1/reports/query", "{\"queryCode\":\"" + code + "\"}");
        assertThat(answer.statusCode()).as("an acknowledged report").isEqualTo(200);
      }
      long kept =
          AppTest.ownerOf(EmbeddedPostgres.findRunning(data).orElseThrow())
              .sql(
                  """
                  select count(*) from report r
                    join report_words w on w.report_id = r.id
                    join history h on h.record_id = r.id and h.act = 'report.file'
                  """)
              .query(Long.class)
              .single();
      // each client may have had one more under way when the power went
      assertThat(kept).isBetween((long) codes.size(), (long) codes.size() + CLIENTS);
    } finally {
      second.process.destroy();
      assertThat(second.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void stream(Server server, String slug, Queue<String> codes) throws Exception {
    CountDownLatch enough = new CountDownLatch(KILL_AFTER);
    List<Thread> clients = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      clients.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    for (int n = 0; ; n++) {
                      try {
                        HttpResponse<String> answer = post(server, "/api/v1/reports", filing(slug, client, n));
                        Matcher code = CODE.matcher(answer.body());
                        if (answer.statusCode() == 201 && code.find()) {
                          codes.add(code.group(1));
                          enough.countDown();
                        }
                      } catch (IOException killed) {
                        return;
                      } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return;
                      }
                    }
                  }));
    }
    assertThat(enough.await(60, TimeUnit.SECONDS)).as("reports are answered").isTrue();
    // in the middle of the stream
    server.process.toHandle().destroyForcibly();
    for (Thread client : clients) {
      client.join(20_000);
    }
  }

  private static String filing(String slug, int client, int n) {
    return """
        {"campaign":"%s","mode":"anonymous","region":"500101","parts":{"facts":"第%d人的第%d条：每月收取管理费。"}}
        """
        .formatted(slug, client, n);
  }

  private HttpResponse<String> post(Server server, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(server.url + path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private record Server(Process process, String url) {}

  private Server start() throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Mingcha.class.getName(),
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--mingcha.limits.file-per-place=1000000",
                "--mingcha.limits.file-total=1000000",
                "--mingcha.limits.work-per-place=1000000",
                "--mingcha.limits.work-total=1000000",
                "--mingcha.limits.query-per-place=1000000",
                "--mingcha.limits.query-total=1000000")
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    BufferedReader out = process.inputReader();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith("ready ")) {
        // what it says from now on must not fill the pipe and stop it
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
        return new Server(process, line.substring(6).strip());
      }
    }
    throw new AssertionError("the server did not start:\n" + said);
  }
}
