package org.mingcha.shared;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed "no" with what to do next. The message key is looked up in the message files; its
 * arguments must never hold words, names or addresses of a reporter.
 */
public final class Refusal extends RuntimeException {

  /** Why, and with it the status of the answer. */
  public enum Kind {
    /** The input is wrong; fields say where. */
    INVALID(400),
    /** Nobody is signed in, or the token is not valid. */
    UNKNOWN_PERSON(401),
    /** Known, but not allowed to. */
    NOT_ALLOWED(403),
    /** Not there, or not to be seen; the two look alike. */
    NOT_FOUND(404),
    /** The record's state does not allow it. */
    WRONG_STATE(409),
    /** Somebody changed it meanwhile. */
    STALE(409),
    /** The same key was used for another request. */
    KEY_REUSED(422),
    TOO_LARGE(413),
    WRONG_TYPE(415),
    TOO_MANY(429),
    UNAVAILABLE(503);

    private final int status;

    Kind(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** A fault of one field: the form's field name, a message key, its arguments. */
  public record Field(String field, String messageKey, List<Object> args) {
    public static Field of(String field, String messageKey, Object... args) {
      return new Field(field, messageKey, List.of(args));
    }
  }

  private final Kind kind;
  private final String messageKey;
  private final transient List<Object> args;
  private final transient List<Field> fields;
  private final @Nullable Integer currentVersion;

  private Refusal(
      Kind kind, String messageKey, List<Object> args, List<Field> fields, @Nullable Integer current) {
    super(kind + " " + messageKey, null, false, false);
    this.kind = kind;
    this.messageKey = messageKey;
    this.args = List.copyOf(args);
    this.fields = List.copyOf(fields);
    this.currentVersion = current;
  }

  public static Refusal of(Kind kind, String messageKey, Object... args) {
    return new Refusal(kind, messageKey, List.of(args), List.of(), null);
  }

  public static Refusal notFound() {
    return of(Kind.NOT_FOUND, "refusal.not-found");
  }

  public static Refusal notAllowed(String messageKey, Object... args) {
    return of(Kind.NOT_ALLOWED, messageKey, args);
  }

  public static Refusal wrongState(String messageKey, Object... args) {
    return of(Kind.WRONG_STATE, messageKey, args);
  }

  public static Refusal invalid(String field, String messageKey, Object... args) {
    return new Refusal(
        Kind.INVALID, messageKey, List.of(args), List.of(Field.of(field, messageKey, args)), null);
  }

  public static Refusal invalid(List<Field> fields) {
    return new Refusal(Kind.INVALID, "refusal.invalid", List.of(), fields, null);
  }

  /** The record is at another version than the form was made from. */
  public static Refusal stale(int currentVersion) {
    return new Refusal(Kind.STALE, "refusal.stale", List.of(), List.of(), currentVersion);
  }

  public Kind kind() {
    return kind;
  }

  public String messageKey() {
    return messageKey;
  }

  public List<Object> args() {
    return args;
  }

  public List<Field> fields() {
    return fields;
  }

  public @Nullable Integer currentVersion() {
    return currentVersion;
  }

  /** Collects faults of a form, to be shown all at once. */
  public static final class Faults {
    private final List<Field> fields = new ArrayList<>();

    public Faults add(String field, String messageKey, Object... args) {
      fields.add(Field.of(field, messageKey, args));
      return this;
    }

    public Faults when(boolean wrong, String field, String messageKey, Object... args) {
      return wrong ? add(field, messageKey, args) : this;
    }

    public boolean any() {
      return !fields.isEmpty();
    }

    public List<Field> fields() {
      return List.copyOf(fields);
    }

    public void refuseIfAny() {
      if (any()) {
        throw Refusal.invalid(fields);
      }
    }
  }
}
