package org.mingcha.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;

/**
 * Rewrites a PNG (ISO/IEC 15948) with the chunks that make the picture and nothing else: no texts, no
 * Exif, no times, nothing behind its end.
 */
final class PngCleaner {
  private static final byte[] SIGNATURE = HexFormat.of().parseHex("89504e470d0a1a0a");
  private static final Set<String> KEPT =
      Set.of(
          "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD",
          "pHYs", "acTL", "fcTL", "fdAT");

  private PngCleaner() {}

  static byte[] clean(byte[] in) throws BadFile {
    if (in.length < 8 || !Arrays.equals(in, 0, 8, SIGNATURE, 0, 8)) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.writeBytes(SIGNATURE);
    ByteBuffer buffer = ByteBuffer.wrap(in);
    int at = 8;
    while (at + 12 <= in.length) {
      int length = buffer.getInt(at);
      if (length < 0 || length > in.length - at - 12) {
        throw new BadFile(BadFile.Why.DAMAGED);
      }
      String type = new String(in, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (KEPT.contains(type)) {
        out.write(in, at, length + 12);
      }
      if (type.equals("IEND")) {
        return out.toByteArray();
      }
      at += length + 12;
    }
    throw new BadFile(BadFile.Why.DAMAGED);
  }
}
