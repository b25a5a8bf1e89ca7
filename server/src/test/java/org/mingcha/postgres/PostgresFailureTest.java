package org.mingcha.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.testing.TestPostgres;

class PostgresFailureTest {
  @TempDir Path directory;

  private EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.at(directory).binariesCache(TestPostgres.binariesCache()).port(0);
  }

  @Test
  void a_damaged_control_file_is_named_and_nothing_is_deleted() throws Exception {
    server().start().close();
    Path control = directory.resolve("postgres/data/global/pg_control");
    try (RandomAccessFile file = new RandomAccessFile(control.toFile(), "rw")) {
      file.seek(40);
      file.write(new byte[200]);
    }
    byte[] before = Files.readAllBytes(control);
    var failure = failing(PostgresFailure.DamagedData.class, server());
    assertThat(failure.getMessage())
        .contains("pg_control", "restore", "--fresh")
        .doesNotContain("null");
    assertThat(Files.readAllBytes(control)).isEqualTo(before);
  }

  @Test
  void missing_files_are_named_and_not_replaced_by_an_empty_database() throws Exception {
    server().start().close();
    Path version = directory.resolve("postgres/data/PG_VERSION");
    String text = Files.readString(version);
    Files.delete(version);
    assertThat(failing(PostgresFailure.DamagedData.class, server()).arguments())
        .contains("PG_VERSION");
    Files.writeString(version, text);
    FileTrees.deleteTree(directory.resolve("postgres/data"));
    assertThat(failing(PostgresFailure.DamagedData.class, server()).arguments())
        .contains("postgres/data");
    assertThat(directory.resolve("postgres/data")).doesNotExist();
    server().fresh(true).start().close();
    server().start().close();
  }

  @Test
  void a_database_of_another_version_is_left_alone() throws Exception {
    server().start().close();
    Files.writeString(directory.resolve("postgres/data/PG_VERSION"), "17\n");
    assertThat(failing(PostgresFailure.OtherVersion.class, server()).arguments())
        .containsSubsequence("17", "18");
  }

  @Test
  void a_missing_password_of_the_administrator_is_not_guessed() throws Exception {
    server().start().close();
    Files.delete(directory.resolve("secrets/postgres.password"));
    failing(PostgresFailure.SecretMissing.class, server());
    assertThat(directory.resolve("secrets/postgres.password")).doesNotExist();
  }

  @Test
  void a_taken_port_is_passed_over_or_refused_as_configured() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      int port = taken.getLocalPort();
      var failure =
          failing(PostgresFailure.PortInUse.class, server().port(port).portFallback(false));
      assertThat(failure.getMessage()).contains(Integer.toString(port));
      try (EmbeddedPostgres elsewhere = server().port(port).start()) {
        assertThat(elsewhere.port()).isNotEqualTo(port).isPositive();
        assertThat(EmbeddedPostgresTest.text(elsewhere, "select 1")).isEqualTo("1");
      }
    }
  }

  @Test
  void a_second_instance_on_the_same_data_is_refused_and_the_first_goes_on() throws Exception {
    try (EmbeddedPostgres first = server().start()) {
      failing(PostgresFailure.DataInUse.class, server());
      failing(PostgresFailure.DataInUse.class, server().fresh(true));
      assertThat(EmbeddedPostgresTest.text(first, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_directory_with_other_files_is_not_touched() throws Exception {
    Files.writeString(directory.resolve("thesis.txt"), "mine");
    failing(PostgresFailure.NotOurDirectory.class, server());
    failing(PostgresFailure.NotOurDirectory.class, server().fresh(true));
    try (var files = Files.list(directory)) {
      assertThat(files.map(p -> p.getFileName().toString())).containsExactly("thesis.txt");
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_named() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");
    var failure =
        failing(
            PostgresFailure.NoPermission.class,
            EmbeddedPostgres.at(file.resolve("data")).binariesCache(TestPostgres.binariesCache()));
    assertThat(failure.getMessage()).contains(file.toString());
  }

  @Test
  void too_little_space_is_told_before_anything_is_written() throws Exception {
    long free = FileTrees.freeMegabytes(directory);
    var failure =
        catchThrowableOfType(
            PostgresFailure.DiskFull.class, () -> FileTrees.requireSpace(directory, free + 100_000));
    assertThat(failure.arguments()).contains(Long.toString(free + 100_000));
  }

  @Test
  void reasons_are_recognised_in_the_servers_log() throws Exception {
    recognised(PostgresFailure.DiskFull.class, "PANIC:  could not write to file \"pg_wal/xlogtemp.7\": No space left on device");
    recognised(PostgresFailure.PortInUse.class, "LOG:  could not bind IPv4 address \"127.0.0.1\": Address already in use");
    recognised(PostgresFailure.OtherVersion.class, "FATAL:  database files are incompatible with server\nDETAIL:  The data directory was initialized by PostgreSQL version 16, which is not compatible");
    recognised(PostgresFailure.DamagedData.class, "PANIC:  could not locate a valid checkpoint record at 0/15E5F60");
    recognised(PostgresFailure.DamagedData.class, "FATAL:  could not open file \"base/1/1259\": No such file or directory");
    recognised(PostgresFailure.NoPermission.class, "FATAL:  could not open file \"base/1/1259\": Permission denied");
    recognised(PostgresFailure.DataInUse.class, "FATAL:  lock file \"postmaster.pid\" already exists");
    recognised(PostgresFailure.StartFailed.class, "FATAL:  something new");
  }

  private void recognised(Class<? extends PostgresFailure> kind, String line) throws IOException {
    ServerLog log = new ServerLog(directory.resolve("log/postgresql.log"));
    log.begin();
    Files.writeString(log.file(), "2026-01-01 00:00:00.000 UTC [7] " + line + "\n");
    assertThat(log.reason(directory, 1, "18")).as(line).isInstanceOf(kind);
    Files.delete(log.file());
  }

  @Test
  void every_failure_has_its_text_in_all_languages() {
    List<PostgresFailure> all =
        List.of(
            new PostgresFailure.PortInUse(1),
            new PostgresFailure.DiskFull(directory, 2, 3),
            new PostgresFailure.DamagedData(directory, "f", "e"),
            new PostgresFailure.OtherVersion(directory, "17", "18"),
            new PostgresFailure.DataInUse(directory, "pid 1"),
            new PostgresFailure.NotOurDirectory(directory),
            new PostgresFailure.NoPermission(directory, "d", null),
            new PostgresFailure.RootOnly(),
            new PostgresFailure.SecretMissing(directory),
            new PostgresFailure.UnsupportedPlatform("s", "p"),
            new PostgresFailure.StartFailed(directory, "it's {odd}", null));
    assertThat(PostgresFailure.class.getPermittedSubclasses()).hasSize(all.size());
    for (PostgresFailure failure : all) {
      String english = failure.message(Locale.ENGLISH);
      String simplified = failure.message(Locale.SIMPLIFIED_CHINESE);
      String traditional = failure.message(Locale.TRADITIONAL_CHINESE);
      assertThat(List.of(english, simplified, traditional)).doesNotHaveDuplicates();
      for (String argument : failure.arguments()) {
        assertThat(english).contains(argument);
        assertThat(simplified).contains(argument);
        assertThat(traditional).contains(argument);
      }
      assertThat(failure.message(Locale.FRENCH)).isEqualTo(english);
    }
  }

  private static <T extends PostgresFailure> T failing(
      Class<T> kind, EmbeddedPostgres.Builder builder) {
    T failure = catchThrowableOfType(kind, builder::start);
    assertThat(failure).as("the start fails").isNotNull();
    return failure;
  }
}
