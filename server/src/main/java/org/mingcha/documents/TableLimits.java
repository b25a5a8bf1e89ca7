package org.mingcha.documents;

/**
 * How much of a file is read before it is refused.
 *
 * @param bytes of the file itself
 * @param rows below the heading
 * @param columns of one row
 * @param characters of one cell
 * @param unpackedBytes of all parts of an Excel file together
 * @param ratio of unpacked to packed bytes of one part; only parts above a mebibyte are judged
 */
public record TableLimits(
    int bytes, int rows, int columns, int characters, long unpackedBytes, int ratio) {

  /** Enough for every village of a large province in one file. */
  public static final TableLimits USUAL =
      new TableLimits(20 << 20, 200_000, 256, 32_767, 400L << 20, 200);
}
