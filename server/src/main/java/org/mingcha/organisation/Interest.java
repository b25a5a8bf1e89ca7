package org.mingcha.organisation;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A declared interest (利益关系申报): a tie of an official to another official, a unit or a place.
 *
 * @param againstId an official or a unit; null when it is a place
 * @param regionCode the place; null when it is an official or a unit
 */
public record Interest(
    long id,
    long officialId,
    @Nullable Long againstId,
    @Nullable String regionCode,
    Tie tie,
    Instant declaredAt,
    @Nullable Instant withdrawnAt) {

  /** Sorts of ties; the keys stand in the database and in message files. */
  public enum Tie {
    KIN("kin"),
    BUSINESS("business"),
    FORMER_POST("former-post"),
    NATIVE_PLACE("native-place"),
    OTHER("other");

    private final String key;

    Tie(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }

    public static Optional<Tie> find(String key) {
      for (Tie tie : values()) {
        if (tie.key.equals(key)) {
          return Optional.of(tie);
        }
      }
      return Optional.empty();
    }
  }
}
