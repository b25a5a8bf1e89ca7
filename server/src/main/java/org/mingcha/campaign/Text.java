package org.mingcha.campaign;

import org.mingcha.shared.text.Language;

/**
 * A label in the three languages that every page is served in. All three are obligatory, so that no
 * page falls back to a language its reader did not choose.
 *
 * @param zhCn simplified Chinese
 * @param zhTw traditional Chinese, in the wording used in Taiwan
 * @param en English
 */
public record Text(String zhCn, String zhTw, String en) {

  public Text {
    if (zhCn.isBlank() || zhTw.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("a text needs all three languages");
    }
  }

  /** The label in the language of a page. */
  public String in(Language language) {
    return switch (language) {
      case ZH_CN -> zhCn;
      case ZH_TW -> zhTw;
      case EN -> en;
    };
  }
}
