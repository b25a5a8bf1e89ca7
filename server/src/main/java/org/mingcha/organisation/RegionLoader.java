package org.mingcha.organisation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the shipped code book (GB/T 2260, see tools/regions) at the first start: when the table is
 * empty, all of it in one transaction. Before the program says that it is ready.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RegionLoader implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(RegionLoader.class);

  private final DataSource dataSource;

  RegionLoader(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    long loaded = load();
    if (loaded > 0) {
      LOG.info("loaded {} regions of the code book", loaded);
    }
  }

  /** Returns how many were loaded: none when there are regions already. */
  long load() {
    try (Connection connection = dataSource.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        // several nodes may start at once: the second waits and then finds the regions
        statement.execute("select pg_advisory_xact_lock(hashtext('mingcha.regions'))");
        try (var rows = statement.executeQuery("select exists (select 1 from region)")) {
          rows.next();
          if (rows.getBoolean(1)) {
            connection.rollback();
            return 0;
          }
        }
        long loaded = copy(connection, "region (code, name, name_hant, pinyin, initials, level, parent, valid_from, valid_to, succeeded_by)", "regions.csv");
        copy(connection, "region_former_name (code, name, valid_from, valid_to, same_place)", "region-former-names.csv");
        connection.commit();
        return loaded;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the code book of regions could not be loaded", e);
    }
  }

  private static long copy(Connection connection, String table, String file) throws SQLException {
    try (InputStream in = RegionLoader.class.getResourceAsStream("/organisation/" + file)) {
      return connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy " + table + " from stdin (format csv, header true)", in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
