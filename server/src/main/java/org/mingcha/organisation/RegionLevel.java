package org.mingcha.organisation;

/** Levels of regions, from the highest; the keys stand in the database and in message files. */
public enum RegionLevel {
  PROVINCE("province", 2),
  PREFECTURE("prefecture", 4),
  COUNTY("county", 6),
  TOWNSHIP("township", 9),
  VILLAGE("village", 12);

  private final String key;
  private final int prefix;

  RegionLevel(String key, int prefix) {
    this.key = key;
    this.prefix = prefix;
  }

  public String key() {
    return key;
  }

  /** How many digits all places inside a region of this level share (GB/T 2260). */
  public int prefix() {
    return prefix;
  }

  public static RegionLevel of(String key) {
    for (RegionLevel level : values()) {
      if (level.key.equals(key)) {
        return level;
      }
    }
    throw new IllegalArgumentException("no level " + key);
  }
}
