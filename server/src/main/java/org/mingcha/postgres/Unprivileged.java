package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How PostgreSQL's programs are run: they refuse to run as root, so that root must step aside
 * first. In a user namespace of its own without a mapping the process is nobody to itself but keeps
 * our file access; where namespaces are forbidden (many containers) it becomes user nobody, and the
 * database's directory is given to nobody.
 *
 * @param prefix put before each command; every one replaces itself by the command, so that the
 *     process id we see is PostgreSQL's own
 * @param owner the user id that must own the database's directory, or -1 when nothing is to be done
 */
record Unprivileged(List<String> prefix, int owner) {
  private static final int NOBODY = 65534;

  static Unprivileged choose(Platform platform) {
    if (!platform.linux() || uid() != 0) {
      return new Unprivileged(List.of(), -1);
    }
    List<String> namespace = List.of("unshare", "-U");
    if (works(namespace)) {
      return new Unprivileged(namespace, 0);
    }
    List<String> nobody =
        List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    if (works(nobody)) {
      return new Unprivileged(nobody, NOBODY);
    }
    throw new PostgresFailure.RootOnly();
  }

  boolean asNobody() {
    return owner == NOBODY;
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /** Gives a tree to the user that PostgreSQL will run as, if it is not theirs already. */
  void adopt(Path tree) throws IOException {
    if (owner < 0 || owner == uidOf(tree)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(tree)) {
      paths = walk.toList();
    }
    for (Path path : paths) {
      Files.setAttribute(path, "unix:uid", owner, java.nio.file.LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Lets nobody pass through our own directories on the way to theirs, without listing them. */
  void letPass(Path directory) throws IOException {
    if (asNobody()) {
      Files.setPosixFilePermissions(directory, FileTrees.PASSABLE_DIRECTORY);
    }
  }

  private static int uidOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static int uid() {
    try {
      return uidOf(Path.of("/proc/self"));
    } catch (IOException | UnsupportedOperationException e) {
      return "root".equals(System.getProperty("user.name")) ? 0 : -1;
    }
  }

  private static boolean works(List<String> prefix) {
    List<String> command = new ArrayList<>(prefix);
    command.add("true");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
