package org.mingcha.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.shared.text.Language;

/** The launcher in broken surroundings: a clear message in two languages, and nothing built. */
class LauncherTest {
  private static final Path LAUNCHER = Path.of("..", "mingcha").toAbsolutePath().normalize();
  @TempDir Path directory;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")));
  }

  @Test
  void without_a_jdk_it_says_what_to_install() throws Exception {
    Result result = run(withoutJava(), "demo");
    assertThat(result.status).isEqualTo(69);
    assertThat(result.text).contains("JDK 25", "Install", "请安装", "JAVA_HOME");
  }

  @Test
  void an_older_jdk_is_not_taken_for_a_new_one() throws Exception {
    Path old = Files.createDirectories(directory.resolve("jvm/java-25-fake/bin"));
    for (String name : List.of("java", "javac")) {
      Path program = old.resolve(name);
      Files.writeString(program, "#!/bin/sh\necho 'openjdk version \"17.0.1\"' >&2\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    Result result = run(withoutJava(), "serve");
    assertThat(result.status).isEqualTo(69);
    assertThat(result.text).contains("JDK 25");
  }

  @Test
  void without_maven_tests_say_what_to_install() throws Exception {
    Map<String, String> environment = withoutJava();
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Result result = run(environment, "test");
    assertThat(result.status).isEqualTo(69);
    assertThat(result.text).contains("apt-get install maven", "Maven", "请安装");
  }

  @Test
  void a_taken_port_is_named_before_anything_is_built() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      String port = Integer.toString(taken.getLocalPort());
      Map<String, String> environment =
          Map.of("JAVA_HOME", System.getProperty("java.home"), "LANG", "C");
      for (List<String> typed :
          List.of(
              List.of("demo", "--port", port),
              List.of("serve", "--port=" + port),
              List.of("serve", "--server.port=" + port))) {
        Result result = run(environment, typed.toArray(String[]::new));
        assertThat(result.status).isEqualTo(75);
        assertThat(result.text).contains(port, "--port", "端口").doesNotContain("building");
      }
    }
  }

  @Test
  void an_unknown_command_is_refused() throws Exception {
    Result result = run(Map.of(), "outlines");
    assertThat(result.status).isEqualTo(64);
    assertThat(result.text).contains("outlines", "help");
  }

  @Test
  void help_speaks_the_users_language() throws Exception {
    assertThat(run(Map.of("LC_ALL", "zh_CN.UTF-8"), "help").text).contains("督导", "./mingcha test");
    Result english = run(Map.of("LC_ALL", "C"), "help");
    assertThat(english.status).isZero();
    assertThat(english.text).contains("inspection campaigns", "./mingcha demo");
  }

  @Test
  void the_language_follows_posix() {
    assertThat(Console.language(Map.of())).isEqualTo(Language.EN);
    assertThat(Console.language(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Language.ZH_CN);
    assertThat(Console.language(Map.of("LANG", "zh_TW.UTF-8"))).isEqualTo(Language.ZH_TW);
    assertThat(Console.language(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C")))
        .isEqualTo(Language.EN);
  }

  /** A PATH with the shell's usual programs, but neither java nor mvn. */
  private Map<String, String> withoutJava() throws Exception {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    for (String name :
        List.of("sh", "awk", "cat", "date", "df", "dirname", "find", "head", "id", "readlink", "sed", "tail")) {
      for (String place : List.of("/usr/bin", "/bin")) {
        Path program = Path.of(place, name);
        if (Files.exists(program) && !Files.exists(bin.resolve(name))) {
          Path script = Files.writeString(bin.resolve(name), "#!/bin/sh\nexec " + program + " \"$@\"\n");
          assertThat(script.toFile().setExecutable(true)).isTrue();
        }
      }
    }
    Map<String, String> environment = new java.util.HashMap<>();
    environment.put("PATH", bin.toString());
    environment.put("JAVA_HOME", "");
    environment.put("MINGCHA_JVM_DIR", directory.resolve("jvm").toString());
    return environment;
  }

  private Result run(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().remove("MINGCHA_LAUNCHED");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), text);
  }

  private record Result(int status, String text) {}
}
