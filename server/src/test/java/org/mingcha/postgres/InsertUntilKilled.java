package org.mingcha.postgres;

import java.nio.file.Path;
import java.sql.Connection;

/** A process of its own that inserts rows and prints each number after its commit, until killed. */
final class InsertUntilKilled {
  private InsertUntilKilled() {}

  public static void main(String[] args) throws Exception {
    EmbeddedPostgres server =
        EmbeddedPostgres.at(Path.of(args[0])).binariesCache(Path.of(args[1])).port(0).start();
    System.out.println("server " + server.pid());
    Database database = server.database();
    try (Connection owner = EmbeddedPostgresTest.connect(database, database.owner());
        var insert = owner.prepareStatement("insert into row_kept values (?)")) {
      for (int i = 1; ; i++) {
        insert.setInt(1, i);
        insert.executeUpdate();
        System.out.println(i);
      }
    }
  }
}
