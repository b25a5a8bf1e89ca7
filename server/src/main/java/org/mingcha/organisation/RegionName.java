package org.mingcha.organisation;

import java.util.Objects;

/**
 * A region's name in the forms by which people look it up.
 *
 * @param simplified as in the code book, for example 重庆市
 * @param traditional for pages in traditional Chinese, for example 重慶市
 * @param pinyin lower-case ASCII without tones, spaces or apostrophes, ü written v: chongqingshi
 * @param initials the first letter of each syllable: cqs
 */
public record RegionName(String simplified, String traditional, String pinyin, String initials) {
  public RegionName {
    Objects.requireNonNull(simplified);
    Objects.requireNonNull(traditional);
    Objects.requireNonNull(pinyin);
    Objects.requireNonNull(initials);
  }
}
