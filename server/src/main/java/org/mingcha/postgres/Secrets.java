package org.mingcha.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The passwords of the database's roles: one file each, readable by their owner only. */
record Secrets(Path directory) {
  private static final SecureRandom RANDOM = new SecureRandom();

  Path file(String role) {
    return directory.resolve(role + ".password");
  }

  boolean has(String role) {
    return Files.isRegularFile(file(role));
  }

  /** The role's password; a new random one of 192 bits is written when there is none. */
  Credentials of(String role) throws IOException {
    FileTrees.privateDirectory(directory);
    Path file = file(role);
    if (!has(role)) {
      byte[] bytes = new byte[24];
      RANDOM.nextBytes(bytes);
      String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      FileTrees.writePrivately(file, password + "\n");
    }
    return new Credentials(role, Files.readString(file).strip());
  }
}
