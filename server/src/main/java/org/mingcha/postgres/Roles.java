package org.mingcha.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three roles and the databases they work in. Everything here may be repeated. */
final class Roles {
  static final String SUPERUSER = "postgres";
  static final String OWNER = "mingcha_owner";
  static final String APP = "mingcha_app";
  static final String READER = "mingcha_reader";
  private static final String WRONG_PASSWORD = "28P01";
  private static final String DUPLICATE_ROLE = "42710";

  private final String maintenanceUrl;
  private final Credentials superuser;

  Roles(String maintenanceUrl, Credentials superuser) {
    this.maintenanceUrl = maintenanceUrl;
    this.superuser = superuser;
  }

  Connection superuser() throws SQLException {
    return DriverManager.getConnection(maintenanceUrl, superuser.user(), superuser.password());
  }

  /** Creates what is missing and sets the passwords that differ from the files. */
  void ensure(List<Credentials> roles) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      for (Credentials role : roles) {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role.user())) {
          create(statement, role);
        } else if (!accepted(role)) {
          statement.execute("alter role " + role.user() + " password " + literal(role.password()));
        }
      }
      // Insight reads only; a slip in its SQL is refused by the server.
      statement.execute("alter role " + READER + " set default_transaction_read_only = on");
    }
  }

  private void create(Statement statement, Credentials role) throws SQLException {
    try {
      statement.execute(
          "create role "
              + role.user()
              + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password "
              + literal(role.password()));
    } catch (SQLException e) {
      if (!DUPLICATE_ROLE.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private boolean accepted(Credentials role) throws SQLException {
    try (Connection ignored =
        DriverManager.getConnection(maintenanceUrl, role.user(), role.password())) {
      return true;
    } catch (SQLException e) {
      if (WRONG_PASSWORD.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  void ensureDatabase(String name) throws SQLException {
    try (Connection connection = superuser()) {
      if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
        create(connection, name, null);
      }
      open(connection, name);
    }
  }

  void createDatabase(String name, @Nullable String template) throws SQLException {
    try (Connection connection = superuser()) {
      create(connection, name, template);
      open(connection, name);
    }
  }

  void dropDatabase(String name) throws SQLException {
    try (Connection connection = superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + identifier(name) + " with (force)");
    }
  }

  private static void create(Connection connection, String name, @Nullable String template)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create database "
              + identifier(name)
              + " owner "
              + OWNER
              + (template == null ? "" : " template " + identifier(template)));
    }
  }

  /** Only our roles may connect, and nobody but the owner may make temporary or other tables. */
  private static void open(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("revoke all on database " + identifier(name) + " from public");
      statement.execute(
          "grant connect on database " + identifier(name) + " to " + APP + ", " + READER);
    }
  }

  private static boolean exists(Connection connection, String sql, String name)
      throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(sql)) {
      query.setString(1, name);
      try (ResultSet found = query.executeQuery()) {
        return found.next();
      }
    }
  }

  /** Names come from our own code and tests; anything but plain ones is a mistake there. */
  private static String identifier(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("not a database name: " + name);
    }
    return name;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
