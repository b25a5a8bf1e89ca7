package org.mingcha.campaign;

import java.util.Locale;

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

  /** The label for a reader's locale: Traditional for Hant/TW/HK/MO, English only for English. */
  public String in(Locale locale) {
    if (locale.getLanguage().equals("zh")) {
      boolean traditional =
          locale.getScript().equals("Hant")
              || (!locale.getScript().equals("Hans")
                  && switch (locale.getCountry()) {
                    case "TW", "HK", "MO" -> true;
                    default -> false;
                  });
      return traditional ? zhTw : zhCn;
    }
    return locale.getLanguage().equals("en") ? en : zhCn;
  }
}
