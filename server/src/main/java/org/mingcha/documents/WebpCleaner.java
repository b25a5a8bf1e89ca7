package org.mingcha.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Rewrites a WebP (RFC 9649) without its Exif and XMP chunks and unknown ones. */
final class WebpCleaner {
  private static final Set<String> KEPT =
      Set.of("VP8 ", "VP8L", "VP8X", "ICCP", "ANIM", "ANMF", "ALPH");
  private static final int EXIF_AND_XMP = 0x08 | 0x04;

  private WebpCleaner() {}

  static byte[] clean(byte[] in) throws BadFile {
    if (in.length < 20) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    ByteBuffer buffer = ByteBuffer.wrap(in).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream chunks = new ByteArrayOutputStream(in.length);
    int at = 12;
    while (at + 8 <= in.length) {
      String type = new String(in, at, 4, StandardCharsets.ISO_8859_1);
      int length = buffer.getInt(at + 4);
      int padded = length + (length & 1);
      if (length < 0 || padded > in.length - at - 8) {
        throw new BadFile(BadFile.Why.DAMAGED);
      }
      if (KEPT.contains(type)) {
        byte[] chunk = java.util.Arrays.copyOfRange(in, at, at + 8 + padded);
        if (type.equals("VP8X") && length > 0) {
          chunk[8] &= (byte) ~EXIF_AND_XMP;
        }
        chunks.writeBytes(chunk);
      }
      at += 8 + padded;
    }
    ByteBuffer out =
        ByteBuffer.allocate(12 + chunks.size()).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + chunks.size());
    out.put("WEBP".getBytes(StandardCharsets.US_ASCII)).put(chunks.toByteArray());
    return out.array();
  }
}
