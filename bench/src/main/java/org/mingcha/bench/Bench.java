package org.mingcha.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./mingcha bench list|run}: prints one JSON line a result. */
@Command(name = "bench", subcommands = {Bench.ListThem.class, Bench.Run.class})
public final class Bench {

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Command(name = "list", description = "the scenarios")
  static final class ListThem implements Callable<Integer> {
    @Override
    public Integer call() {
      for (Scenario scenario : Scenario.values()) {
        System.out.printf("{\"scenario\":\"%s\",\"what\":\"%s\"}%n", scenario.key(), scenario.what());
      }
      return 0;
    }
  }

  @Command(name = "run", description = "measures scenarios against a server that it starts")
  static final class Run implements Callable<Integer> {
    @Parameters(arity = "1..*", description = "names of scenarios, or all")
    private List<String> names = List.of();

    @Option(names = "--records", description = "reports in the database before measuring")
    private int records = 100_000;

    @Option(names = "--clients")
    private int clients = 8;

    @Option(names = "--seconds", description = "of measuring, after as much warming up")
    private double seconds = 15;

    @Option(names = "--data", description = "an empty directory for the database")
    private Path data = Path.of("bench/target/data");

    @Override
    public Integer call() throws Exception {
      List<Scenario> scenarios =
          names.contains("all")
              ? List.of(Scenario.values())
              : Arrays.stream(Scenario.values()).filter(s -> names.contains(s.key())).toList();
      if (scenarios.isEmpty()) {
        System.err.println("no such scenario; see: bench list");
        return 2;
      }
      Path directory =
          Rig.directory(data.resolve(Long.toString(System.currentTimeMillis(), 36)));
      try (Rig rig = new Rig(directory)) {
        // the first start makes tables, regions and keys
        rig.startServer();
        try (var superuser = rig.superuser();
            var statement = superuser.createStatement()) {
          statement.execute("create extension if not exists pg_stat_statements");
        }
        Records made = new Records(rig);
        long before = System.nanoTime();
        made.make(records);
        System.out.printf(
            Locale.ROOT,
            "{\"made\":%d,\"seconds\":%.1f}%n",
            records,
            (System.nanoTime() - before) / 1e9);
        Bare.prepare(rig);
        for (Scenario scenario : scenarios) {
          measure(rig, made, scenario);
        }
      }
      return 0;
    }

    private void measure(Rig rig, Records made, Scenario scenario) throws Exception {
      Load.run(clients, seconds, scenario.clients(rig, made));
      long statements = rig.statements();
      Load.Result result = Load.run(clients, seconds, scenario.clients(rig, made));
      double perRequest = (rig.statements() - statements) / (double) result.requests();
      Load.run(clients, Math.min(3, seconds), scenario.bare(rig, made));
      Load.Result bare = Load.run(clients, Math.min(8, seconds), scenario.bare(rig, made));
      System.out.printf(
          Locale.ROOT,
          "{\"scenario\":\"%s\",\"records\":%d,\"clients\":%d,\"requests\":%d,\"perSecond\":%.0f,"
              + "\"p50ms\":%.2f,\"p95ms\":%.2f,\"p99ms\":%.2f,\"maxms\":%.1f,\"statementsPerRequest\":%.1f,"
              + "\"barePerSecond\":%.0f,\"ratioToBare\":%.2f}%n",
          scenario.key(),
          records,
          clients,
          result.requests(),
          result.perSecond(),
          result.p50(),
          result.p95(),
          result.p99(),
          result.max(),
          perRequest,
          bare.perSecond(),
          result.perSecond() / bare.perSecond());
    }
  }
}
