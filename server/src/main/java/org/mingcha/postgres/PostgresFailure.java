package org.mingcha.postgres;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * Why the embedded PostgreSQL could not be started. Every failure has a key into {@code
 * messages/postgres*.properties} and says there what to do next. Nothing in a data directory has
 * been deleted when one of these is thrown.
 */
public abstract sealed class PostgresFailure extends RuntimeException {
  private static final String BUNDLE = "messages.postgres";

  private final String key;
  private final List<String> arguments;

  private PostgresFailure(String key, @Nullable Throwable cause, Object... arguments) {
    super(null, cause);
    this.key = "postgres." + key;
    this.arguments = List.of(arguments).stream().map(Object::toString).toList();
  }

  /** The key of the message, e.g. {@code postgres.port-in-use}. */
  public final String messageKey() {
    return key;
  }

  /** What the message's placeholders stand for, in their order. */
  public final List<String> arguments() {
    return arguments;
  }

  /** The message in a language; English where the language is not one of ours. */
  public final String message(Locale locale) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            ours(locale),
            ResourceBundle.Control.getNoFallbackControl(
                ResourceBundle.Control.FORMAT_PROPERTIES));
    return new MessageFormat(bundle.getString(key), Locale.ROOT).format(arguments.toArray());
  }

  private static Locale ours(Locale locale) {
    if (!locale.getLanguage().equals("zh")) {
      return Locale.ENGLISH;
    }
    boolean traditional =
        locale.getScript().equals("Hant") || List.of("TW", "HK", "MO").contains(locale.getCountry());
    return traditional ? Locale.TRADITIONAL_CHINESE : Locale.SIMPLIFIED_CHINESE;
  }

  @Override
  public String getMessage() {
    return message(Locale.ENGLISH);
  }

  /** The port is taken and no other one was allowed. */
  public static final class PortInUse extends PostgresFailure {
    PortInUse(int port) {
      super("port-in-use", null, port);
    }
  }

  /** Too little room for the database, found before starting or told by PostgreSQL. */
  public static final class DiskFull extends PostgresFailure {
    DiskFull(Path directory, long neededMegabytes, long freeMegabytes) {
      super("disk-full", null, directory, neededMegabytes, freeMegabytes);
    }
  }

  /** Files of the database are missing or unreadable as such. */
  public static final class DamagedData extends PostgresFailure {
    DamagedData(Path data, String file, String evidence) {
      super("damaged-data", null, data, file, evidence);
    }
  }

  /** The database was made by another major version of PostgreSQL. */
  public static final class OtherVersion extends PostgresFailure {
    OtherVersion(Path data, String found, String needed) {
      super("other-version", null, data, found, needed);
    }
  }

  /** Another running instance uses the data directory. */
  public static final class DataInUse extends PostgresFailure {
    DataInUse(Path data, String holder) {
      super("data-in-use", null, data, holder);
    }
  }

  /** The directory holds something else than our data; we would not dare to write into it. */
  public static final class NotOurDirectory extends PostgresFailure {
    NotOurDirectory(Path directory) {
      super("not-our-directory", null, directory);
    }
  }

  /** The operating system refuses access to a file or directory. */
  public static final class NoPermission extends PostgresFailure {
    NoPermission(Path path, String detail, @Nullable Throwable cause) {
      super("no-permission", cause, path, detail);
    }
  }

  /** We are root, and there is no way to start PostgreSQL as somebody else. */
  public static final class RootOnly extends PostgresFailure {
    RootOnly() {
      super("root-only", null);
    }
  }

  /** The database is there, but the file with its administrator's password is not. */
  public static final class SecretMissing extends PostgresFailure {
    SecretMissing(Path file) {
      super("secret-missing", null, file);
    }
  }

  /** No PostgreSQL is shipped for this operating system or processor. */
  public static final class UnsupportedPlatform extends PostgresFailure {
    UnsupportedPlatform(String system, String processor) {
      super("unsupported-platform", null, system, processor);
    }
  }

  /** Anything else: the last lines of PostgreSQL's log say why. */
  public static final class StartFailed extends PostgresFailure {
    StartFailed(Path log, String lastLines, @Nullable Throwable cause) {
      super("start-failed", cause, log, lastLines);
    }
  }
}
