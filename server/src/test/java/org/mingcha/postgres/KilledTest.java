package org.mingcha.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.testing.TestPostgres;

class KilledTest {
  @TempDir Path directory;

  private EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.at(directory).binariesCache(TestPostgres.binariesCache()).port(0);
  }

  @Test
  void killing_the_application_loses_no_acknowledged_row_and_its_orphan_is_stopped()
      throws Exception {
    prepare();
    Killed killed = killWhileInserting(false);
    // The database of the killed application still runs, and the new start has to deal with it.
    assertThat(ProcessHandle.of(killed.postmaster)).isPresent();
    assertKept(killed);
  }

  @Test
  void killing_application_and_database_at_once_loses_no_acknowledged_row() throws Exception {
    prepare();
    assertKept(killWhileInserting(true));
    assertThat(Files.readString(directory.resolve("log/postgresql.log")))
        .contains("automatic recovery in progress");
  }

  @Test
  void a_killed_database_comes_back_on_its_port_under_a_running_application() throws Exception {
    prepare();
    try (EmbeddedPostgres server = server().start()) {
      EmbeddedPostgresTest.execute(server, "insert into row_kept values (1)");
      int port = server.port();
      long pid = server.pid();
      ProcessHandle.of(pid).orElseThrow().destroyForcibly();
      assertThat(awaitConnection(server)).isTrue();
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.pid()).isNotEqualTo(pid);
      assertThat(EmbeddedPostgresTest.text(server, "select count(*) from row_kept")).isEqualTo("1");
    }
    assertThat(directory.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void a_stale_pid_file_whose_number_belongs_to_somebody_else_does_not_hinder() throws Exception {
    prepare();
    Path pidFile = directory.resolve("postgres/data/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
    try (EmbeddedPostgres server = server().start()) {
      assertThat(server.running()).isTrue();
    }
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void a_start_that_was_cut_off_while_creating_leaves_nothing_behind() throws Exception {
    Path half = directory.resolve("postgres/new-half");
    EmbeddedPostgres.prepareDirectory(directory);
    Files.createDirectories(half.resolve("base"));
    server().start().close();
    assertThat(half).doesNotExist();
  }

  private void prepare() throws SQLException {
    try (EmbeddedPostgres server = server().start()) {
      EmbeddedPostgresTest.execute(server, "create table row_kept (n int primary key)");
    }
  }

  private record Killed(long postmaster, int lastAcknowledged) {}

  private Killed killWhileInserting(boolean databaseToo) throws Exception {
    Process child =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                InsertUntilKilled.class.getName(),
                directory.toString(),
                TestPostgres.binariesCache().toString())
            .redirectError(directory.resolve("child.log").toFile())
            .start();
    try (BufferedReader out = child.inputReader()) {
      long postmaster = -1;
      int last = 0;
      boolean killed = false;
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("server ")) {
          postmaster = Long.parseLong(line.substring(7));
        } else if (line.matches("\\d+")) {
          last = Integer.parseInt(line);
        }
        if (last >= 300 && !killed) {
          killed = true;
          child.toHandle().destroyForcibly(); // the process's own method would close what it said last
          if (databaseToo) {
            ProcessHandle.of(postmaster).ifPresent(ProcessHandle::destroyForcibly);
          }
        }
      }
      assertThat(killed).as("the child inserted until it was killed").isTrue();
      assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
      return new Killed(postmaster, last);
    }
  }

  private void assertKept(Killed killed) throws Exception {
    try (EmbeddedPostgres server = server().start()) {
      assertThat(server.pid()).isNotEqualTo(killed.postmaster);
      // One more may have been committed without its number having been printed.
      int rows =
          Integer.parseInt(EmbeddedPostgresTest.text(server, "select count(*) from row_kept"));
      assertThat(rows).isBetween(killed.lastAcknowledged, killed.lastAcknowledged + 1);
      assertThat(EmbeddedPostgresTest.text(server, "select max(n) from row_kept"))
          .isEqualTo(Integer.toString(rows));
    }
  }

  private static boolean awaitConnection(EmbeddedPostgres server) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      Database database = server.database();
      try (Connection ignored = EmbeddedPostgresTest.connect(database, database.app())) {
        return true;
      } catch (SQLException e) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
    return false;
  }
}
