package org.mingcha.organisation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;

/** Writes many rows at once by COPY, in the running transaction. */
@Component
class BulkCopy {
  private final DataSource dataSource;

  BulkCopy(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Rows in the text format of COPY. */
  static final class Rows {
    private final StringBuilder text = new StringBuilder();
    private boolean first = true;

    Rows add(@Nullable Object value) {
      if (!first) {
        text.append('\t');
      }
      first = false;
      if (value == null) {
        text.append("\\N");
        return this;
      }
      String plain = value.toString();
      for (int i = 0; i < plain.length(); i++) {
        char c = plain.charAt(i);
        switch (c) {
          case '\\' -> text.append("\\\\");
          case '\t' -> text.append("\\t");
          case '\n' -> text.append("\\n");
          case '\r' -> text.append("\\r");
          default -> text.append(c);
        }
      }
      return this;
    }

    void end() {
      text.append('\n');
      first = true;
    }
  }

  /**
   * @param target table with its columns in brackets
   */
  void copy(String target, Rows rows) {
    var connection = DataSourceUtils.getConnection(dataSource);
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy " + target + " from stdin",
              new ByteArrayInputStream(rows.text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (SQLException e) {
      throw new IllegalStateException("COPY into " + target + " failed", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      DataSourceUtils.releaseConnection(connection, dataSource);
    }
  }
}
