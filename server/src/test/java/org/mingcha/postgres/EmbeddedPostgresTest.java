package org.mingcha.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.testing.TestPostgres;

class EmbeddedPostgresTest {
  @TempDir Path directory;

  private EmbeddedPostgres.Builder server() {
    return EmbeddedPostgres.at(directory).binariesCache(TestPostgres.binariesCache()).port(0);
  }

  @Test
  void what_was_written_is_there_after_stop_and_start() throws Exception {
    List<EmbeddedPostgres.Step> first = new ArrayList<>();
    try (EmbeddedPostgres server = server().progress(first::add).start()) {
      execute(server, "create table kept (text text); insert into kept values ('整改')");
    }
    List<EmbeddedPostgres.Step> second = new ArrayList<>();
    try (EmbeddedPostgres server = server().progress(second::add).start()) {
      assertThat(text(server, "select text from kept")).isEqualTo("整改");
    }
    assertThat(first).contains(EmbeddedPostgres.Step.CREATING);
    assertThat(second).containsExactly(EmbeddedPostgres.Step.STARTING);
  }

  @Test
  void it_is_set_up_for_data_that_must_not_be_lost_and_texts_that_must_not_leak() throws Exception {
    try (EmbeddedPostgres server = server().start()) {
      assertThat(text(server, "show fsync")).isEqualTo("on");
      assertThat(text(server, "show full_page_writes")).isEqualTo("on");
      assertThat(text(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(text(server, "show data_checksums")).isEqualTo("on");
      assertThat(text(server, "show server_encoding")).isEqualTo("UTF8");
      assertThat(text(server, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(
              text(server, "select datctype from pg_database where datname = current_database()"))
          .isEqualTo("C.UTF-8");
      assertThatThrownBy(() -> execute(server, "select '张三的电话'::integer"))
          .isInstanceOf(SQLException.class);
      execute(server, "create table once (name text unique); insert into once values ('李四')");
      assertThatThrownBy(() -> execute(server, "insert into once values ('李四')"))
          .isInstanceOf(SQLException.class);
    }
    assertThat(Files.readString(directory.resolve("log/postgresql.log")))
        .contains("database system is ready")
        .doesNotContain("张三", "李四");
  }

  @Test
  void the_operators_own_settings_count_but_cannot_switch_safety_off() throws Exception {
    server().start().close();
    Files.writeString(
        directory.resolve("postgres/data/" + Settings.LOCAL_FILE), "fsync=off\nwork_mem='11MB'\n");
    try (EmbeddedPostgres server = server().start()) {
      assertThat(text(server, "show work_mem")).isEqualTo("11MB");
      assertThat(text(server, "show fsync")).isEqualTo("on");
    }
    assertThatThrownBy(() -> server().setting("fsync", "off"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_roles_can_do_what_they_are_for_and_no_more() throws Exception {
    try (EmbeddedPostgres server = server().start()) {
      Database database = server.database();
      execute(
          server, "create table report (id int); grant select, insert on report to mingcha_app");
      execute(server, "grant select on report to mingcha_reader");
      try (Connection app = connect(database, database.app());
          Connection reader = connect(database, database.reader())) {
        app.createStatement().execute("insert into report values (1)");
        assertRefused(app, "drop table report", "42501");
        assertRefused(app, "create table mine (id int)", "42501");
        assertRefused(app, "create role other", "42501");
        assertRefused(app, "delete from report", "42501");
        assertRefused(reader, "insert into report values (2)", "25006");
      }
      assertThat(
              text(
                  server,
                  "select count(*) from pg_roles where rolname like 'mingcha%' and"
                      + " (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)"))
          .isEqualTo("0");
    }
  }

  @Test
  void nobody_comes_in_without_the_right_password() {
    try (EmbeddedPostgres server = server().start()) {
      Database database = server.database();
      for (String wrong : List.of("", "wrong", "mingcha_app")) {
        assertThatThrownBy(() -> connect(database, new Credentials("mingcha_app", wrong)))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password");
      }
      assertThatThrownBy(() -> connect(database, new Credentials("postgres", "postgres")))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void passwords_are_random_and_readable_by_their_owner_only() throws Exception {
    server().start().close();
    Path secrets = directory.resolve("secrets");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
        .isEqualTo("rwx------");
    List<String> passwords = new ArrayList<>();
    try (var files = Files.list(secrets)) {
      for (Path file : files.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
        passwords.add(Files.readString(file).strip());
      }
    }
    assertThat(passwords).hasSize(4).doesNotHaveDuplicates().allMatch(p -> p.length() == 32);
    assertThat(new Credentials("u", "hush").toString()).doesNotContain("hush");
  }

  @Test
  void a_lost_password_of_the_application_is_replaced_at_the_next_start() throws Exception {
    server().start().close();
    Files.delete(directory.resolve("secrets/mingcha_app.password"));
    try (EmbeddedPostgres server = server().start();
        Connection app = connect(server.database(), server.database().app())) {
      assertThat(app.isValid(1)).isTrue();
    }
  }

  @Test
  void fresh_deletes_everything_and_only_then() throws Exception {
    try (EmbeddedPostgres server = server().start()) {
      execute(server, "create table gone (id int)");
    }
    Files.createDirectories(directory.resolve("files/ab"));
    try (EmbeddedPostgres server = server().fresh(true).start()) {
      assertThat(text(server, "select to_regclass('gone') is null")).isEqualTo("t");
    }
    assertThat(directory.resolve("files")).doesNotExist();
  }

  @Test
  void databases_are_created_from_templates_and_dropped() throws Exception {
    try (EmbeddedPostgres server = server().start()) {
      Database made = server.createDatabase("original", null);
      try (Connection owner = connect(made, made.owner())) {
        owner.createStatement().execute("create table t as select 7 as n");
      }
      Database copy = server.createDatabase("copied", "original");
      try (Connection owner = connect(copy, copy.owner());
          var row = owner.createStatement().executeQuery("select n from t")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(7);
      }
      server.dropDatabase("copied");
      assertThatThrownBy(() -> connect(copy, copy.owner())).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> server.createDatabase("x; drop database mingcha", null))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> server.dropDatabase("mingcha"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void assertRefused(Connection connection, String sql, String state) {
    assertThatThrownBy(() -> connection.createStatement().execute(sql))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
  }

  static Connection connect(Database database, Credentials as) throws SQLException {
    return DriverManager.getConnection(database.jdbcUrl(), as.user(), as.password());
  }

  static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection owner = connect(server.database(), server.database().owner());
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  static String text(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection owner = connect(server.database(), server.database().owner());
        var row = owner.createStatement().executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
