package org.mingcha.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own in a data directory.
 *
 * <p>{@link #at} gives a persistent one: checksums, fsync, passwords, loopback only; it survives
 * {@code kill -9} of the application and of itself. {@link #throwAway} gives one for tests that
 * forgets everything. All failures to start are {@link PostgresFailure}s.
 *
 * <p>Safe for use by several threads.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** The database that {@link #database()} speaks of. */
  public static final String DATABASE = "mingcha";

  /** Tried first; others follow when it is taken. */
  public static final int PREFERRED_PORT = 15432;

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final int MORE_PORTS = 20;
  private static final int RESTARTS = 5;
  private static final long RESTART_WINDOW_NANOS = TimeUnit.MINUTES.toNanos(5);

  /** What a start is busy with, for showing progress. */
  public enum Step {
    /** The programs are unpacked; only at the first start. */
    UNPACKING,
    /** A new, empty database is made; only at the first start. */
    CREATING,
    /** The server starts, and recovers if it was not stopped in order. */
    STARTING
  }

  /** How a server is to be started. */
  public static final class Builder {
    private final Path directory;
    private final boolean persistent;
    private final Map<String, String> settings;
    private @Nullable Path binariesCache;
    private int port;
    private boolean portFallback = true;
    private boolean fresh;
    private Consumer<Step> progress = step -> {};
    private Consumer<Runnable> shutdown =
        stop -> Runtime.getRuntime().addShutdownHook(new Thread(stop, "postgres-shutdown"));

    private Builder(Path directory, boolean persistent) {
      this.directory = directory;
      this.persistent = persistent;
      this.port = persistent ? PREFERRED_PORT : 0;
      this.settings =
          new LinkedHashMap<>(persistent ? Settings.persistent() : Settings.throwAway());
    }

    /** Where the programs are unpacked to; without it, in the data directory. May be shared. */
    public Builder binariesCache(Path directory) {
      binariesCache = directory;
      return this;
    }

    /** The port to try first, or 0 for any free one. */
    public Builder port(int number) {
      port = number;
      return this;
    }

    /** Whether another port will do when the first is taken. Without it, the start fails. */
    public Builder portFallback(boolean allowed) {
      portFallback = allowed;
      return this;
    }

    /** Overrides one setting of {@code postgresql.conf}. */
    public Builder setting(String name, String value) {
      if (persistent && (name.equals("fsync") || name.equals("full_page_writes"))) {
        throw new IllegalArgumentException(name + " stays on for data that is kept");
      }
      settings.put(name, value);
      return this;
    }

    /** Deletes all data in the directory first. Only ever set because the user asked for it. */
    public Builder fresh(boolean deleteAll) {
      fresh = deleteAll;
      return this;
    }

    /** Told what the start is busy with. */
    public Builder progress(Consumer<Step> listener) {
      progress = listener;
      return this;
    }

    /**
     * Who calls {@link EmbeddedPostgres#close} when the process is asked to end; handed over before
     * anything is started. The default is a shutdown hook of the JVM.
     */
    public Builder shutdown(Consumer<Runnable> registrar) {
      shutdown = registrar;
      return this;
    }

    /**
     * Starts the server and returns when it serves.
     *
     * @throws PostgresFailure when it cannot
     */
    public EmbeddedPostgres start() {
      EmbeddedPostgres server = new EmbeddedPostgres(this);
      shutdown.accept(server::close);
      try {
        server.start();
        return server;
      } catch (IOException failure) {
        server.close();
        throw FileTrees.explain(directory, failure);
      } catch (SQLException failure) {
        server.close();
        throw new PostgresFailure.StartFailed(
            directory.resolve("log/postgresql.log"), failure.getMessage(), failure);
      } catch (InterruptedException failure) {
        Thread.currentThread().interrupt();
        server.close();
        throw new PostgresFailure.StartFailed(directory, "interrupted", failure);
      } catch (RuntimeException | Error failure) {
        server.close();
        throw failure;
      }
    }
  }

  private final Builder options;
  private final Map<Long, Long> restarts = new LinkedHashMap<>();
  private volatile boolean closing;
  private volatile @Nullable Cluster cluster;
  private volatile @Nullable Postmaster postmaster;
  private volatile int port;
  private @Nullable DataDirectory data;
  private @Nullable Binaries binaries;
  private @Nullable Unprivileged unprivileged;
  private @Nullable Roles roles;
  private @Nullable Database main;
  private @Nullable Credentials superuser;

  private EmbeddedPostgres(Builder options) {
    this.options = options;
  }

  /** A persistent server whose data stays in the directory. */
  public static Builder at(Path dataDirectory) {
    return new Builder(dataDirectory, true);
  }

  /** Starts a persistent server in the directory with the default options. */
  public static EmbeddedPostgres start(Path dataDirectory) {
    return at(dataDirectory).start();
  }

  /**
   * A server for tests: without fsync, on any free port, in a new directory under {@code parent}
   * that is deleted when it closes. What killed test runs left there is cleared away first.
   */
  public static Builder throwAway(Path parent) {
    ThrowAway.clear(parent);
    return new Builder(parent.resolve(ThrowAway.PREFIX + UUID.randomUUID()), false);
  }

  /**
   * Makes sure that a directory is ours to write in: a new or empty one is marked, one of ours is
   * left as it is.
   *
   * @return its real path
   * @throws PostgresFailure.NotOurDirectory when it holds other files
   */
  public static Path prepareDirectory(Path dataDirectory) {
    try {
      return DataDirectory.prepare(dataDirectory);
    } catch (IOException failure) {
      throw FileTrees.explain(dataDirectory, failure);
    }
  }

  /**
   * The database of a server that another process runs in a data directory, for commands beside a
   * running application. Empty when none runs there.
   */
  public static Optional<Database> findRunning(Path dataDirectory) {
    try {
      return RunningServer.in(dataDirectory.toAbsolutePath());
    } catch (IOException failure) {
      throw FileTrees.explain(dataDirectory, failure);
    }
  }

  /** The start was overtaken by {@link #close}. */
  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private void start() throws IOException, SQLException, InterruptedException {
    Platform platform = Platform.current();
    DataDirectory directory;
    synchronized (this) {
      stillWanted();
      directory = DataDirectory.take(options.directory);
      data = directory;
    }
    FileTrees.privateDirectory(directory.postgres());
    Unprivileged stepDown = Unprivileged.choose(platform);
    unprivileged = stepDown;
    stepDown.letPass(directory.root());
    stepDown.letPass(directory.postgres());
    Path cache = options.binariesCache == null ? directory.postgres() : options.binariesCache;
    Binaries programs =
        Binaries.in(
            cache.toAbsolutePath(), platform, () -> options.progress.accept(Step.UNPACKING));
    binaries = programs;
    Signals signals = new Signals(programs, stepDown);
    new Orphans(directory.cluster(), platform, signals).stop();
    if (options.fresh) {
      directory.deleteEverything();
    }
    Cluster files =
        new Cluster(directory.cluster(), programs, stepDown, options.persistent);
    cluster = files;
    Secrets secrets = directory.secrets();
    if (files.exists()) {
      files.check();
      if (!secrets.has(Roles.SUPERUSER)) {
        throw new PostgresFailure.SecretMissing(secrets.file(Roles.SUPERUSER));
      }
    } else if (directory.databaseCreated()) {
      // An empty database in place of a lost one would hide the loss.
      throw new PostgresFailure.DamagedData(directory.root(), "postgres/data", "missing");
    } else {
      stillWanted();
      options.progress.accept(Step.CREATING);
      files.create(secrets.of(Roles.SUPERUSER));
      directory.recordDatabaseCreated();
    }
    files.configure(options.settings);
    options.progress.accept(Step.STARTING);
    launchOnSomePort(files, signals, directory);
    Credentials root = secrets.of(Roles.SUPERUSER);
    superuser = root;
    Roles ours = new Roles(jdbcUrl("postgres"), root);
    Credentials owner = secrets.of(Roles.OWNER);
    Credentials app = secrets.of(Roles.APP);
    Credentials reader = secrets.of(Roles.READER);
    ours.ensure(List.of(owner, app, reader));
    ours.ensureDatabase(DATABASE);
    roles = ours;
    main = new Database(DATABASE, jdbcUrl(DATABASE), owner, app, reader);
  }

  private void launchOnSomePort(Cluster files, Signals signals, DataDirectory directory)
      throws IOException, InterruptedException {
    ServerLog serverLog = new ServerLog(directory.log());
    int wanted = options.port;
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    for (int attempt = 0; ; attempt++) {
      int candidate = attempt == 0 && wanted > 0 && free(wanted) ? wanted : otherPort(attempt);
      if (launch(files, signals, serverLog, candidate)) {
        if (candidate != wanted && wanted > 0) {
          log.warn("port {} is taken, the database listens on {}", wanted, candidate);
        }
        return;
      }
      if (serverLog.anotherStillRuns() && System.nanoTime() < patience) {
        // The last child of a killed server is still leaving; it holds the shared memory.
        TimeUnit.MILLISECONDS.sleep(100);
        new Orphans(files.directory(), Platform.current(), signals).stop();
        attempt = -1;
      } else if (!serverLog.portTaken() || !options.portFallback || attempt > MORE_PORTS) {
        throw serverLog.reason(
            files.directory(), candidate, binaries == null ? "" : binaries.major());
      }
    }
  }

  private boolean launch(Cluster files, Signals signals, ServerLog serverLog, int candidate)
      throws IOException, InterruptedException {
    Postmaster started;
    synchronized (this) {
      stillWanted();
      started =
          Postmaster.launch(
              files, required(binaries), required(unprivileged), signals, serverLog, candidate);
      postmaster = started;
    }
    if (!started.awaitReady()) {
      stillWanted();
      return false;
    }
    port = candidate;
    var unused = started.process().onExit().thenAccept(ended -> restart(files, signals, started));
    return true;
  }

  /** The server was killed under us: it comes back on the same port and recovers from its log. */
  private void restart(Cluster files, Signals signals, Postmaster ended) {
    synchronized (this) {
      if (closing || postmaster != ended) {
        return;
      }
      long now = System.nanoTime();
      restarts.keySet().removeIf(at -> now - at > RESTART_WINDOW_NANOS);
      if (restarts.size() >= RESTARTS) {
        log.error("the database ended {} times in 5 minutes; it is left stopped", RESTARTS);
        return;
      }
      restarts.put(now, now);
    }
    log.error("the database ended unexpectedly; starting it again");
    try {
      new Orphans(files.directory(), Platform.current(), signals).stop();
      if (!launch(files, signals, ended.log(), port)) {
        log.error("{}", ended.log().reason(files.directory(), port, "").getMessage());
      }
    } catch (IOException | Closed e) {
      log.error("the database could not be started again: {}", e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int otherPort(int attempt) throws IOException {
    if (options.port > 0) {
      if (!options.portFallback) {
        throw new PostgresFailure.PortInUse(options.port);
      }
      for (int next = options.port + 1 + attempt; next <= options.port + MORE_PORTS; next++) {
        if (free(next)) {
          return next;
        }
      }
    }
    try (ServerSocket any = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return any.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void stillWanted() {
    if (closing) {
      throw new Closed();
    }
  }

  /** The port on loopback; it stays the same until closing. */
  public int port() {
    return port;
  }

  /** The process id of the server, for tests and support. */
  public long pid() {
    return required(postmaster).process().pid();
  }

  /** Whether the server process runs. */
  public boolean running() {
    Postmaster current = postmaster;
    return current != null && current.process().isAlive();
  }

  /** The database of the application, with its roles. */
  public Database database() {
    return required(main);
  }

  /** The server's administrator; the application never works as it. */
  public Credentials superuser() {
    return required(superuser);
  }

  /** The JDBC address of a database of this server, without user and password. */
  public String jdbcUrl(String database) {
    return jdbcUrl(port, database);
  }

  static String jdbcUrl(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:"
        + port
        + "/"
        + database
        + "?sslmode=disable&gssEncMode=disable&ApplicationName=mingcha";
  }

  /**
   * Creates a database owned by the owner role.
   *
   * @param template a database to copy, which nobody may be connected to; null for an empty one
   */
  public Database createDatabase(String name, @Nullable String template) throws SQLException {
    required(roles).createDatabase(name, template);
    Database like = database();
    return new Database(name, jdbcUrl(name), like.owner(), like.app(), like.reader());
  }

  /** Drops a database if there is one, ending the sessions in it. */
  public void dropDatabase(String name) throws SQLException {
    if (name.equals(DATABASE)) {
      throw new IllegalArgumentException("the application's own database is not dropped");
    }
    required(roles).dropDatabase(name);
  }

  /** Stops the server and gives the data directory free. May be called again, and while starting. */
  @Override
  public synchronized void close() {
    closing = true;
    Cluster files = cluster;
    if (files != null) {
      files.interrupt();
    }
    Postmaster running = postmaster;
    if (running != null) {
      running.stop(!options.persistent);
      postmaster = null;
    }
    DataDirectory directory = data;
    data = null;
    if (directory != null) {
      try (directory) {
        if (!options.persistent) {
          FileTrees.deleteTree(directory.root());
        }
      } catch (IOException e) {
        log.warn("leaving {}: {}", directory.root(), e.toString());
      }
    }
  }

  private static <T> T required(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the database is not started");
    }
    return value;
  }
}
