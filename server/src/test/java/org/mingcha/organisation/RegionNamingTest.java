package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of townships, which the code book's file does not cover. */
class RegionNamingTest {
  private static final RegionNaming NAMING = RegionNaming.load();

  @ParameterizedTest
  @CsvSource({
    "长发镇, 長發鎮, changfazhen",
    "栗园镇, 栗園鎮, liyuanzhen",
    "奋斗路街道, 奮鬥路街道, fendoulujiedao",
    "斗门街道, 斗門街道, doumenjiedao",
    "咸水沽镇, 鹹水沽鎮, xianshuiguzhen",
    "宝丰乡, 寶豐鄉, baofengxiang",
    "上地街道, 上地街道, shangdijiedao",
    "大栅栏街道, 大柵欄街道, dashilanjiedao",
    "朝晖街道, 朝暉街道, zhaohuijiedao",
    "大历镇, 大歷鎮, dalizhen",
    "鸭绿江街道, 鴨綠江街道, yalujiangjiedao"
  })
  void townshipsAreReadAndWrittenAsPlacesNotAsProse(
      String name, String traditional, String pinyin) {
    final RegionName named = NAMING.of(name);
    assertThat(named.traditional()).isEqualTo(traditional);
    assertThat(named.pinyin()).isEqualTo(pinyin);
    assertThat(named.initials()).hasSize(name.length());
  }

  @Test
  void digitsStayAndOrnamentsLeaveNoTraceInThePinyin() {
    assertThat(NAMING.of(" 二〇五·3连 ")).satisfies(
        name -> {
          assertThat(name.simplified()).isEqualTo("二〇五·3连");
          assertThat(name.pinyin()).startsWith("er").endsWith("3lian").matches("[a-z0-9]+");
        });
  }
}
