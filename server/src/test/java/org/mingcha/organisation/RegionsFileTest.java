package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The shipped code book. With {@code -Dregions.write=FILE} (see tools/regions/README.md) the test
 * first fills in the naming columns of that file.
 */
class RegionsFileTest {
  private static final String HEADER =
      "code,name,name_hant,pinyin,initials,level,parent,valid_from,valid_to,succeeded_by";
  private static final RegionNaming NAMING = RegionNaming.load();
  private static final Map<String, Row> ROWS = new LinkedHashMap<>();
  private static final List<String> FORMER = new ArrayList<>();
  private static String header;
  private static int lines;

  record Row(
      String code,
      String name,
      String traditional,
      String pinyin,
      String initials,
      String level,
      String parent,
      String from,
      String to,
      String successor) {
    boolean inForce() {
      return to.isEmpty();
    }
  }

  @BeforeAll
  static void read() throws IOException {
    final String write = System.getProperty("regions.write");
    final List<String> all;
    if (write == null) {
      try (var in = RegionsFileTest.class.getResourceAsStream("/organisation/regions.csv")) {
        all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      }
    } else {
      all = fillInNames(Path.of(write));
    }
    header = all.getFirst();
    for (String line : all.subList(1, all.size())) {
      final String[] c = line.split(",", -1);
      assertThat(c).as(line).hasSize(10);
      ROWS.put(c[0], new Row(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8], c[9]));
      lines++;
    }
    try (var in = RegionsFileTest.class.getResourceAsStream("/organisation/region-former-names.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).forEach(FORMER::add);
    }
  }

  private static List<String> fillInNames(Path file) throws IOException {
    final List<String> named = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      final String[] c = line.split(",", -1);
      if (!c[0].equals("code")) {
        final RegionName name = NAMING.of(c[1]);
        c[2] = name.traditional();
        c[3] = name.pinyin();
        c[4] = name.initials();
      }
      named.add(String.join(",", c));
    }
    Files.writeString(file, String.join("\n", named) + "\n");
    return named;
  }

  @Test
  void everyLevelHasAsManyRegionsAsTheCodeBook() {
    assertThat(header).isEqualTo(HEADER);
    assertThat(count("province", true)).isEqualTo(34);
    assertThat(count("province", false)).isZero();
    assertThat(count("prefecture", true)).isEqualTo(333);
    assertThat(count("prefecture", false)).isEqualTo(19);
    assertThat(count("county", true)).isEqualTo(2845);
    assertThat(count("county", false)).isEqualTo(487);
  }

  private static long count(String level, boolean inForce) {
    return ROWS.values().stream()
        .filter(row -> row.level().equals(level) && row.inForce() == inForce)
        .count();
  }

  @Test
  void noCodeIsListedTwiceAndEveryCodeTellsItsLevel() {
    assertThat(ROWS).hasSize(lines);
    for (Row row : ROWS.values()) {
      assertThat(row.code()).matches("[1-8][0-9]{5}");
      final String level =
          row.code().endsWith("0000")
              ? "province"
              : row.code().endsWith("00") ? "prefecture" : "county";
      assertThat(row.level()).as(row.code()).isEqualTo(level);
    }
  }

  @Test
  void everyParentIsTheNearestHigherCodeAndIsInForceAsLongAsItsChild() {
    for (Row row : ROWS.values()) {
      final String prefecture = row.code().substring(0, 4) + "00";
      final String province = row.code().substring(0, 2) + "0000";
      switch (row.level()) {
        case "province" -> assertThat(row.parent()).isEmpty();
        case "prefecture" -> assertThat(row.parent()).isEqualTo(province);
        default ->
            assertThat(row.parent())
                .as(row.code())
                .isEqualTo(ROWS.containsKey(prefecture) ? prefecture : province);
      }
      if (row.parent().isEmpty()) {
        continue;
      }
      final Row parent = ROWS.get(row.parent());
      assertThat(LocalDate.parse(parent.from())).isBeforeOrEqualTo(LocalDate.parse(row.from()));
      if (!parent.inForce()) {
        assertThat(row.to()).as(row.code()).isNotEmpty().isLessThanOrEqualTo(parent.to());
      }
    }
  }

  @Test
  void datesAreInOrderAndOnlyRetiredCodesHaveASuccessor() {
    for (Row row : ROWS.values()) {
      final LocalDate from = LocalDate.parse(row.from());
      if (row.inForce()) {
        assertThat(row.successor()).as(row.code()).isEmpty();
        continue;
      }
      assertThat(LocalDate.parse(row.to())).as(row.code()).isAfter(from);
      if (!row.successor().isEmpty()) {
        final Row successor = ROWS.get(row.successor());
        assertThat(successor).as(row.code() + " -> " + row.successor()).isNotNull();
        assertThat(successor.code().substring(0, 2)).isEqualTo(row.code().substring(0, 2));
        assertThat(successor.inForce() || successor.to().compareTo(row.to()) > 0).isTrue();
      }
    }
  }

  @Test
  void noHeadingOrDevelopmentZoneIsTakenForARegion() {
    final Set<String> names = ROWS.values().stream().map(Row::name).collect(Collectors.toSet());
    assertThat(names).doesNotContain("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");
    assertThat(names).noneMatch(name -> name.contains("开发区") || name.contains("行政委员会"));
    assertThat(names).allMatch(name -> name.matches("\\p{IsHan}{2,15}"));
  }

  @Test
  void namesAreThoseThatTheNamingCodeGives() {
    for (Row row : ROWS.values()) {
      assertThat(NAMING.of(row.name()))
          .as("regenerate with tools/regions/generate after changing place-names.csv")
          .isEqualTo(new RegionName(row.name(), row.traditional(), row.pinyin(), row.initials()));
      assertThat(row.pinyin()).matches("[a-z]+");
      assertThat(row.initials()).matches("[a-z]+").hasSize(row.name().length());
    }
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource({
    "610000, 陕西省, 陝西省, shaanxisheng, sxs",
    "500000, 重庆市, 重慶市, chongqingshi, cqs",
    "350200, 厦门市, 廈門市, xiamenshi, xms",
    "341500, 六安市, 六安市, luanshi, las",
    "320116, 六合区, 六合區, luhequ, lhq",
    "340300, 蚌埠市, 蚌埠市, bengbushi, bbs",
    "331100, 丽水市, 麗水市, lishuishi, lss",
    "331000, 台州市, 台州市, taizhoushi, tzs",
    "331023, 天台县, 天台縣, tiantaixian, ttx",
    "361124, 铅山县, 鉛山縣, yanshanxian, ysx",
    "330382, 乐清市, 樂清市, yueqingshi, yqs",
    "511100, 乐山市, 樂山市, leshanshi, lss",
    "130225, 乐亭县, 樂亭縣, laotingxian, ltx",
    "371522, 莘县, 莘縣, shenxian, sx",
    "371722, 单县, 單縣, shanxian, sx",
    "341621, 涡阳县, 渦陽縣, guoyangxian, gyx",
    "410621, 浚县, 浚縣, xunxian, xx",
    "410223, 尉氏县, 尉氏縣, weishixian, wsx",
    "652823, 尉犁县, 尉犁縣, yulixian, ylx",
    "320830, 盱眙县, 盱眙縣, xuyixian, xyx",
    "141024, 洪洞县, 洪洞縣, hongtongxian, htx",
    "410182, 荥阳市, 滎陽市, xingyangshi, xys",
    "511822, 荥经县, 滎經縣, yingjingxian, yjx",
    "411726, 泌阳县, 泌陽縣, biyangxian, byx",
    "350121, 闽侯县, 閩侯縣, minhouxian, mhx",
    "441422, 大埔县, 大埔縣, dabuxian, dbx",
    "371524, 东阿县, 東阿縣, dongexian, dex",
    "210726, 黑山县, 黑山縣, heishanxian, hsx",
    "140400, 长治市, 長治市, changzhishi, czs",
    "140428, 长子县, 長子縣, zhangzixian, zzx",
    "230100, 哈尔滨市, 哈爾濱市, haerbinshi, hebs",
    "211300, 朝阳市, 朝陽市, chaoyangshi, cys",
    "650400, 吐鲁番市, 吐魯番市, tulufanshi, tlfs",
    "440113, 番禺区, 番禺區, panyuqu, pyq",
    "650106, 头屯河区, 頭屯河區, toutunhequ, tthq",
    "141100, 吕梁市, 呂梁市, lvliangshi, lls",
    "530581, 腾冲市, 騰衝市, tengchongshi, tcs",
    "150781, 满洲里市, 滿洲里市, manzhoulishi, mzls",
    "420116, 黄陂区, 黃陂區, huangpiqu, hpq",
    "310112, 闵行区, 閔行區, minhangqu, mhq",
    "421303, 曾都区, 曾都區, zengduqu, zdq",
    "445302, 云城区, 雲城區, yunchengqu, ycq",
    "710000, 台湾省, 臺灣省, taiwansheng, tws",
    "810000, 香港特别行政区, 香港特別行政區, xianggangtebiexingzhengqu, xgtbxzq"
  })
  void placeNamesAreReadAndWrittenAsTheirPeopleDo(
      String code, String name, String traditional, String pinyin, String initials) {
    final Row row = ROWS.get(code);
    assertThat(row.name()).isEqualTo(name);
    assertThat(row.traditional()).isEqualTo(traditional);
    assertThat(row.pinyin()).isEqualTo(pinyin);
    assertThat(row.initials()).isEqualTo(initials);
  }

  @ParameterizedTest(name = "{0} {1} retired")
  @CsvSource({
    "542100, 昌都地区, 2015-09-30, 540300",
    "370684, 蓬莱市, 2020-11-20, 370614",
    "371200, 莱芜市, 2019-11-25, ''",
    "110103, 崇文区, 2010-10-31, ''"
  })
  void retiredCodesStayListedWithTheirEndAndSureSuccessor(
      String code, String name, String to, String successor) {
    final Row row = ROWS.get(code);
    assertThat(row.name()).isEqualTo(name);
    assertThat(row.to()).isEqualTo(to);
    assertThat(row.successor()).isEqualTo(successor);
  }

  @Test
  void formerNamesBelongToListedCodesAndDifferFromTheirPresentName() {
    assertThat(FORMER).hasSizeGreaterThan(40);
    final var seen = new HashSet<String>();
    for (String line : FORMER) {
      final String[] c = line.split(",", -1);
      assertThat(seen.add(c[0] + c[1])).as(line).isTrue();
      assertThat(ROWS.get(c[0]).name()).as(line).isNotEqualTo(c[1]);
      assertThat(LocalDate.parse(c[3])).isAfter(LocalDate.parse(c[2]));
    }
  }
}
