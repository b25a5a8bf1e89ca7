package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the way to a server that another process runs, from the files of its data directory. */
final class RunningServer {
  private RunningServer() {}

  static Optional<Database> in(Path directory) throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(directory.resolve("postgres/data/postmaster.pid"));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    boolean serves =
        lines.size() >= 8
            && lines.get(0).strip().matches("\\d{1,10}")
            && lines.get(3).strip().matches("\\d{1,5}")
            && lines.get(7).strip().equals("ready")
            && ProcessHandle.of(Long.parseLong(lines.get(0).strip())).isPresent();
    Secrets secrets = new Secrets(directory.resolve("secrets"));
    for (String role : List.of(Roles.OWNER, Roles.APP, Roles.READER)) {
      serves = serves && secrets.has(role); // never made here: that is for the server's own start
    }
    if (!serves) {
      return Optional.empty();
    }
    int port = Integer.parseInt(lines.get(3).strip());
    return Optional.of(
        new Database(
            EmbeddedPostgres.DATABASE,
            EmbeddedPostgres.jdbcUrl(port, EmbeddedPostgres.DATABASE),
            secrets.of(Roles.OWNER),
            secrets.of(Roles.APP),
            secrets.of(Roles.READER)));
  }
}
