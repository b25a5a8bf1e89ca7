package org.mingcha.organisation;

import java.util.Optional;

/**
 * Rank of a post (职级), from the highest; deputies count with their level, because the managing
 * body is settled by level. The keys are those of {@code CadreRank} in campaign templates.
 */
public enum PostRank {
  /** 省部级及以上 */
  PROVINCIAL("provincial"),
  /** 厅局级 */
  BUREAU("bureau"),
  /** 县处级 */
  COUNTY("county"),
  /** 乡科级 */
  TOWNSHIP("township"),
  /** 科员及以下 */
  STAFF("staff"),
  /** 村（社区）两委成员 */
  VILLAGE("village");

  private final String key;

  PostRank(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Optional<PostRank> find(String key) {
    for (PostRank rank : values()) {
      if (rank.key.equals(key)) {
        return Optional.of(rank);
      }
    }
    return Optional.empty();
  }

  public static PostRank of(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no rank " + key));
  }
}
