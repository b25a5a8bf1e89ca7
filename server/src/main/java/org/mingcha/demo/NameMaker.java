package org.mingcha.demo;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Names of people, firms and places that do not exist. */
final class NameMaker {
  private final List<String> surnames;
  private final List<String> first;
  private final List<String> second;
  private final List<String> villageFirst;
  private final List<String> villageSecond;
  private final List<String> towns;
  private final List<String> firms;
  private final List<String> streets;
  private final List<String> aliases;
  private final Set<String> taken = new HashSet<>();

  NameMaker() {
    Grammar names = Grammar.read("names.txt");
    surnames = names.words("names", "surname");
    first = names.words("names", "given-a");
    second = names.words("names", "given-b");
    villageFirst = names.words("names", "village-a");
    villageSecond = names.words("names", "village-b");
    towns = names.words("names", "town-a");
    firms = names.words("names", "firm-a");
    streets = names.words("names", "street-a");
    aliases = names.words("names", "alias");
  }

  String person(Random random) {
    return pick(surnames, random) + pick(first, random) + pick(second, random);
  }

  /** A name that nobody else of the organisation bears. */
  String official(Random random) {
    while (true) {
      String name = person(random);
      if (taken.add(name)) {
        return name;
      }
    }
  }

  String alias(Random random) {
    return pick(aliases, random);
  }

  String village(Random random) {
    return pick(villageFirst, random) + pick(villageSecond, random);
  }

  String town(Random random) {
    return pick(towns, random);
  }

  String firm(Random random) {
    return pick(firms, random);
  }

  String street(Random random) {
    return pick(streets, random);
  }

  private static String pick(List<String> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  static String hant(String text) {
    return ZhConverterUtil.toTraditional(text);
  }

  static String pinyin(String text) {
    return plain(PinyinHelper.toPinyin(text, PinyinStyleEnum.NORMAL, ""));
  }

  static String initials(String text) {
    return plain(PinyinHelper.toPinyin(text, PinyinStyleEnum.FIRST_LETTER, ""));
  }

  private static String plain(String text) {
    return text.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** The pinyin of a region without what it is: wanzhouqu is wanzhou. */
  static String shortPinyin(String pinyin) {
    String bare = pinyin.replaceFirst("(tujiazu|miaozu).*$", "");
    return bare.length() < pinyin.length()
        ? bare
        : pinyin.replaceFirst("(?<=.{2})(qu|xian|shi|sheng)$", "");
  }
}
