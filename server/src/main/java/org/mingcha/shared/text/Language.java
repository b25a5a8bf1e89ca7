package org.mingcha.shared.text;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages of every page and message. */
public enum Language {
  ZH_CN("zh-CN", "zh_CN", "简体中文"),
  ZH_TW("zh-TW", "zh_TW", "繁體中文"),
  EN("en", "en", "English");

  private final String tag;
  private final String suffix;
  private final String ownName;

  Language(String tag, String suffix, String ownName) {
    this.tag = tag;
    this.suffix = suffix;
    this.ownName = ownName;
  }

  /** BCP 47, as in the html element and in the database. */
  public String tag() {
    return tag;
  }

  /** As in names of message files. */
  public String suffix() {
    return suffix;
  }

  public String ownName() {
    return ownName;
  }

  public static Optional<Language> ofTag(@Nullable String tag) {
    return Arrays.stream(values()).filter(l -> l.tag.equals(tag)).findFirst();
  }

  /** The best language for an Accept-Language header; simplified Chinese when none fits. */
  public static Language preferred(@Nullable String header) {
    if (header == null || header.isBlank()) {
      return ZH_CN;
    }
    try {
      for (var range : java.util.Locale.LanguageRange.parse(header)) {
        String tag = range.getRange();
        if (tag.startsWith("en")) {
          return EN;
        }
        if (tag.startsWith("zh")) {
          boolean traditional =
              tag.contains("hant") || tag.endsWith("-tw") || tag.endsWith("-hk") || tag.endsWith("-mo");
          return traditional ? ZH_TW : ZH_CN;
        }
      }
    } catch (IllegalArgumentException malformed) {
      return ZH_CN;
    }
    return ZH_CN;
  }
}
