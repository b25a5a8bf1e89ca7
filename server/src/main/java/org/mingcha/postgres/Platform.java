package org.mingcha.postgres;

import java.util.Locale;

/** The operating system and processor, in the words the shipped archives use. */
record Platform(String system, String processor) {

  static Platform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  static Platform of(String osName, String osArch) {
    String name = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    String system =
        name.contains("linux")
            ? "linux"
            : name.contains("mac") ? "darwin" : name.contains("win") ? "windows" : "";
    String processor =
        switch (arch) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> "";
        };
    if (system.isEmpty() || processor.isEmpty()) {
      throw new PostgresFailure.UnsupportedPlatform(osName, osArch);
    }
    return new Platform(system, processor);
  }

  boolean linux() {
    return system.equals("linux");
  }

  boolean windows() {
    return system.equals("windows");
  }

  /** The archive's name inside the binaries jar. */
  String archive() {
    return "postgres-" + system + "-" + processor + ".txz";
  }

  String program(String name) {
    return windows() ? name + ".exe" : name;
  }
}
