package org.mingcha.campaign;

/** Level of a region, from the highest; derived from the shape of its GB/T 2260 based code. */
public enum AreaLevel implements KeyedEnum {
  COUNTRY,
  PROVINCE,
  PREFECTURE,
  COUNTY,
  TOWNSHIP,
  VILLAGE;

  /**
   * Level of a region code: 6 digits (GB/T 2260), 9 (township, GB/T 10114) or 12 (village). Six
   * zeros mean the country. Codes padded with zeros to 12 digits are understood too.
   *
   * @throws IllegalArgumentException when the code has another shape
   */
  public static AreaLevel ofCode(String code) {
    if (!code.matches("\\d{6}|\\d{9}|\\d{12}")) {
      throw new IllegalArgumentException("a region code has 6, 9 or 12 digits");
    }
    String full = code + "0".repeat(12 - code.length());
    if (!full.endsWith("000")) {
      return VILLAGE;
    }
    if (!full.startsWith("000", 6)) {
      return TOWNSHIP;
    }
    if (!full.startsWith("00", 4)) {
      return COUNTY;
    }
    if (!full.startsWith("00", 2)) {
      return PREFECTURE;
    }
    return full.startsWith("00") ? COUNTRY : PROVINCE;
  }
}
