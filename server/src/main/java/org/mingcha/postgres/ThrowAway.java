package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Directories of servers for tests. */
final class ThrowAway {
  static final String PREFIX = "throw-away-";
  private static final Logger log = LoggerFactory.getLogger(ThrowAway.class);

  private ThrowAway() {}

  /** Clears what killed runs left; what a living one uses is locked and stays. */
  static void clear(Path parent) {
    if (!Files.isDirectory(parent)) {
      return;
    }
    List<Path> left;
    try (Stream<Path> listed = Files.list(parent)) {
      left = listed.filter(p -> p.getFileName().toString().startsWith(PREFIX)).toList();
    } catch (IOException e) {
      log.debug("not clearing {}", parent, e);
      return;
    }
    Platform platform = Platform.current();
    for (Path directory : left) {
      try (DataDirectory taken = DataDirectory.take(directory)) {
        Signals none =
            new Signals(
                new Binaries(directory, "0", platform), new Unprivileged(List.of(), -1));
        new Orphans(taken.cluster(), platform, none).kill();
        FileTrees.deleteTree(taken.root());
      } catch (PostgresFailure | IOException e) {
        log.debug("leaving {}", directory, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
