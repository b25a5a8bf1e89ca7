package org.mingcha.organisation;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Derives the traditional form and the pinyin of a place name. Dictionaries made for prose read and
 * write many place names wrongly (长 as zhang, 里 as 裏, 苏仙 as 甦仙); organisation/place-names.csv
 * corrects them, the longest fragment first, and only what it leaves open is asked of the
 * dictionaries.
 */
final class RegionNaming {
  private static final int LONGEST_FRAGMENT = 4;

  /** For each fragment of simplified characters: one form or syllable per character, or empty. */
  private final Map<String, Correction> corrections;

  private RegionNaming(Map<String, Correction> corrections) {
    this.corrections = corrections;
  }

  private record Correction(String[] traditional, String[] syllables) {}

  /** Reads the corrections shipped with the program. */
  static RegionNaming load() {
    final var corrections = new HashMap<String, Correction>();
    try (var in = RegionNaming.class.getResourceAsStream("/organisation/place-names.csv");
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().skip(1).filter(line -> !line.isBlank()).forEach(line -> add(corrections, line));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RegionNaming(Map.copyOf(corrections));
  }

  private static void add(Map<String, Correction> corrections, String line) {
    final String[] cells = line.split(",", -1);
    final int length = cells[0].length();
    final String[] traditional = cells[1].isEmpty() ? new String[0] : cells[1].split("");
    final String[] syllables = cells[2].isEmpty() ? new String[0] : cells[2].split(" ");
    if (length > LONGEST_FRAGMENT
        || (traditional.length != 0 && traditional.length != length)
        || (syllables.length != 0 && syllables.length != length)
        || corrections.put(cells[0], new Correction(traditional, syllables)) != null) {
      throw new IllegalStateException("place-names.csv: " + line);
    }
  }

  /** Names a place written in simplified characters; blanks around it are removed. */
  RegionName of(String given) {
    final String name = given.strip();
    final String[] traditional = correct(name, true);
    final String[] syllables = correct(name, false);
    final String converted = ZhConverterUtil.toTraditional(name);
    final String[] read = PinyinHelper.toPinyin(name, PinyinStyleEnum.NORMAL, " ").split(" ");
    final boolean aligned = read.length == name.length();
    final var traditionalName = new StringBuilder();
    final List<String> spoken = new ArrayList<>();
    for (int i = 0; i < name.length(); i++) {
      final String one = name.substring(i, i + 1);
      if (traditional[i] != null) {
        traditionalName.append(traditional[i]);
      } else {
        // The dictionaries know no place name that changes its length; should one do so, keep ours.
        traditionalName.append(
            converted.length() == name.length() ? converted.substring(i, i + 1) : one);
      }
      String syllable = syllables[i];
      if (syllable == null) {
        syllable =
            aligned ? read[i] : PinyinHelper.toPinyin(one, PinyinStyleEnum.NORMAL, " ");
      }
      final String ascii = ascii(syllable);
      if (!ascii.isEmpty()) {
        spoken.add(ascii);
      }
    }
    final var initials = new StringBuilder();
    spoken.forEach(syllable -> initials.append(syllable.charAt(0)));
    return new RegionName(
        name, traditionalName.toString(), String.join("", spoken), initials.toString());
  }

  /** Per character of the name, what the longest correction covering it says, or null. */
  private String[] correct(String name, boolean script) {
    final var corrected = new String[name.length()];
    for (int length = LONGEST_FRAGMENT; length > 0; length--) {
      for (int start = 0; start + length <= name.length(); start++) {
        final Correction found = corrections.get(name.substring(start, start + length));
        final String[] parts =
            found == null ? new String[0] : script ? found.traditional() : found.syllables();
        if (parts.length == 0 || taken(corrected, start, length)) {
          continue;
        }
        System.arraycopy(parts, 0, corrected, start, length);
      }
    }
    return corrected;
  }

  private static boolean taken(String[] corrected, int start, int length) {
    for (int i = start; i < start + length; i++) {
      if (corrected[i] != null) {
        return true;
      }
    }
    return false;
  }

  private static String ascii(String syllable) {
    final var letters = new StringBuilder();
    for (char c : syllable.toLowerCase(java.util.Locale.ROOT).toCharArray()) {
      if (c == 'ü') {
        letters.append('v');
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        letters.append(c);
      }
    }
    return letters.toString();
  }
}
