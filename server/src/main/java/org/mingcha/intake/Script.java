package org.mingcha.intake;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.BitSet;

/** The script a report is written in, by its characters. */
enum Script {
  HANS("hans"),
  HANT("hant"),
  LATIN("latin");

  private final String key;

  Script(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /** Characters that only one of the two scripts writes, worked out once. */
  private static final class Tell {
    private static final BitSet TRADITIONAL = new BitSet();
    private static final BitSet SIMPLIFIED = new BitSet();

    static {
      for (int c = 0x4E00; c <= 0x9FFF; c++) {
        String one = Character.toString(c);
        if (!ZhConverterUtil.toSimple(one).equals(one)) {
          TRADITIONAL.set(c);
        } else if (!ZhConverterUtil.toTraditional(one).equals(one)) {
          SIMPLIFIED.set(c);
        }
      }
    }
  }

  static Script of(String text) {
    int traditional = 0;
    int simplified = 0;
    boolean han = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x4E00 && c <= 0x9FFF) {
        han = true;
        traditional += Tell.TRADITIONAL.get(c) ? 1 : 0;
        simplified += Tell.SIMPLIFIED.get(c) ? 1 : 0;
      }
    }
    if (!han) {
      return LATIN;
    }
    return traditional > simplified ? HANT : HANS;
  }
}
