package org.mingcha.documents;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Rewrites a JPEG (ITU-T T.81) without what does not belong to the picture: Exif with place and
 * device, XMP, IPTC, thumbnails, comments, further pictures behind its end. Colour profiles stay, and
 * which way is up.
 */
final class JpegCleaner {
  private static final int SOI = 0xD8;
  private static final int EOI = 0xD9;
  private static final int SOS = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int APP15 = 0xEF;
  private static final int COM = 0xFE;

  private JpegCleaner() {}

  static byte[] clean(byte[] in) throws BadFile {
    if (in.length < 4 || u8(in, 0) != 0xFF || u8(in, 1) != SOI) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(in.length);
    out.write(0xFF);
    out.write(SOI);
    int orientation = orientation(in);
    if (orientation > 1 && orientation <= 8) {
      out.writeBytes(upright(orientation));
    }
    int at = 2;
    while (at + 4 <= in.length) {
      if (u8(in, at) != 0xFF) {
        throw new BadFile(BadFile.Why.DAMAGED);
      }
      int marker = u8(in, at + 1);
      if (marker == 0xFF) {
        at++;
        continue;
      }
      int length = (u8(in, at + 2) << 8) | u8(in, at + 3);
      if (length < 2 || at + 2 + length > in.length) {
        throw new BadFile(BadFile.Why.DAMAGED);
      }
      if (keeps(in, at, marker, length)) {
        out.write(in, at, 2 + length);
      }
      at += 2 + length;
      if (marker == SOS) {
        at = scan(in, at, out);
        if (at < 0) {
          return out.toByteArray();
        }
      }
    }
    throw new BadFile(BadFile.Why.DAMAGED);
  }

  /** Copies picture data up to the next marker; -1 after the end of the picture. */
  private static int scan(byte[] in, int from, ByteArrayOutputStream out) {
    int at = from;
    while (at + 1 < in.length) {
      int next = u8(in, at + 1);
      boolean marker = u8(in, at) == 0xFF && next != 0 && next != 0xFF && (next < 0xD0 || next > 0xD7);
      if (marker) {
        out.write(in, from, at - from);
        if (next == EOI) {
          out.write(0xFF);
          out.write(EOI);
          return -1;
        }
        return at;
      }
      at++;
    }
    // cut off: browsers show what is there
    out.write(in, from, in.length - from);
    out.write(0xFF);
    out.write(EOI);
    return -1;
  }

  private static boolean keeps(byte[] in, int at, int marker, int length) {
    if (marker == COM) {
      return false;
    }
    if (marker < APP0 || marker > APP15) {
      return true;
    }
    return switch (marker) {
      // JFXX extensions are thumbnails
      case APP0 -> named(in, at, length, "JFIF");
      case APP2 -> named(in, at, length, "ICC_PROFILE");
      case APP14 -> named(in, at, length, "Adobe");
      default -> false;
    };
  }

  private static boolean named(byte[] in, int at, int length, String name) {
    byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
    if (length < 2 + bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if (in[at + 4 + i] != bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The Exif orientation, 1 when there is none. */
  private static int orientation(byte[] in) {
    int at = 2;
    while (at + 4 <= in.length && u8(in, at) == 0xFF && u8(in, at + 1) != SOS) {
      int length = (u8(in, at + 2) << 8) | u8(in, at + 3);
      if (length < 2 || at + 2 + length > in.length) {
        return 1;
      }
      if (u8(in, at + 1) == APP1 && named(in, at, length, "Exif\0\0")) {
        return tiff(ByteBuffer.wrap(in, at + 10, length - 8).slice());
      }
      at += 2 + length;
    }
    return 1;
  }

  private static int tiff(ByteBuffer tiff) {
    if (tiff.remaining() < 14) {
      return 1;
    }
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory > tiff.limit() - 2) {
      return 1;
    }
    int entries = Short.toUnsignedInt(tiff.getShort(directory));
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry > tiff.limit() - 12) {
        return 1;
      }
      if (Short.toUnsignedInt(tiff.getShort(entry)) == 0x0112) {
        return Short.toUnsignedInt(tiff.getShort(entry + 8));
      }
    }
    return 1;
  }

  /** Exif with nothing but the orientation. */
  private static byte[] upright(int orientation) {
    ByteBuffer out = ByteBuffer.allocate(36);
    out.put((byte) 0xFF).put((byte) APP1).putShort((short) 34);
    out.put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII));
    out.putInt(8).putShort((short) 1);
    out.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    out.putShort((short) orientation).putShort((short) 0).putInt(0);
    return out.array();
  }

  private static int u8(byte[] in, int at) {
    return in[at] & 0xFF;
  }
}
