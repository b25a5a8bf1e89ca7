package org.mingcha.campaign;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A label in three languages, and whether it is translated at all. The old national character sets
 * tell the scripts apart: GB 2312 has no traditional forms, Big5 no simplified ones, and characters
 * that both scripts share are in both.
 */
final class TextReader {

  private static final int MAX_LENGTH = 1000;

  private final Section languages;

  TextReader(Section languages) {
    this.languages = languages;
  }

  Text read() {
    String zhCn = language("zh-CN");
    String zhTw = language("zh-TW");
    String en = language("en");
    check("zh-CN", foreignTo("GB2312", zhCn), "not-simplified");
    check("zh-TW", foreignTo("Big5", zhTw), "not-traditional");
    check("en", han(en), "not-english");
    return new Text(zhCn, zhTw, en);
  }

  private String language(String entry) {
    ScalarNode value = languages.scalar(entry);
    if (value == null) {
      return "-";
    }
    String text = value.getValue().strip();
    if (text.isEmpty()) {
      languages.problems().add(value, "missing-entry", entry);
      return "-";
    }
    if (text.length() > MAX_LENGTH) {
      languages.problems().add(value, "too-long", entry, MAX_LENGTH);
      return "-";
    }
    return text;
  }

  private void check(String entry, String offending, String message) {
    if (!offending.isEmpty()) {
      languages.problems().add(languages.at(entry), message, offending);
    }
  }

  private static String foreignTo(String charset, String text) {
    CharsetEncoder encoder = Charset.forName(charset).newEncoder();
    return han(text)
        .codePoints()
        .mapToObj(Character::toString)
        .filter(character -> !encoder.canEncode(character))
        .collect(Collectors.joining());
  }

  private static String han(String text) {
    return text.codePoints()
        .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
        .distinct()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
