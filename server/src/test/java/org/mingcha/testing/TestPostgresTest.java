package org.mingcha.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mingcha.postgres.Credentials;
import org.mingcha.postgres.Database;

class TestPostgresTest {

  @Test
  void copies_of_a_template_start_alike_and_do_not_touch_each_other() throws Exception {
    TestPostgres.template(
        "words",
        database -> run(database, "create table word (text text); insert into word values ('督导')"));
    Database first = TestPostgres.freshDatabase("words");
    Database second = TestPostgres.freshDatabase("words");
    run(first, "insert into word values ('线索')");
    assertThat(count(first)).isEqualTo(2);
    assertThat(count(second)).isEqualTo(1);
    TestPostgres.drop(first);
    assertThatThrownBy(() -> count(first)).hasMessageContaining("does not exist");
  }

  @Test
  void a_template_that_nobody_prepared_is_refused() {
    assertThatThrownBy(() -> TestPostgres.freshDatabase("nothing"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static int count(Database database) throws SQLException {
    try (Connection connection = connect(database);
        var rows = connection.createStatement().executeQuery("select count(*) from word")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private static void run(Database database, String sql) {
    try (Connection connection = connect(database);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection connect(Database database) throws SQLException {
    Credentials owner = database.owner();
    return DriverManager.getConnection(database.jdbcUrl(), owner.user(), owner.password());
  }
}
