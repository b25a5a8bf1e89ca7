package org.mingcha.documents;

import java.util.Arrays;

/** Takes the ID3 tags off an MP3: version 2 before the sound, version 1 after it. */
final class Mp3Cleaner {
  private Mp3Cleaner() {}

  static byte[] clean(byte[] in) throws BadFile {
    int from = 0;
    while (from + 10 <= in.length && in[from] == 'I' && in[from + 1] == 'D' && in[from + 2] == '3') {
      int size =
          (in[from + 6] & 0x7F) << 21
              | (in[from + 7] & 0x7F) << 14
              | (in[from + 8] & 0x7F) << 7
              | (in[from + 9] & 0x7F);
      boolean footer = (in[from + 5] & 0x10) != 0;
      from += 10 + size + (footer ? 10 : 0);
    }
    int to = in.length;
    if (to - 128 >= from && in[to - 128] == 'T' && in[to - 127] == 'A' && in[to - 126] == 'G') {
      to -= 128;
    }
    if (from >= to) {
      throw new BadFile(BadFile.Why.DAMAGED);
    }
    return Arrays.copyOfRange(in, from, to);
  }
}
