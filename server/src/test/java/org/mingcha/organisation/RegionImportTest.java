package org.mingcha.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingcha.documents.RowError;
import org.mingcha.documents.TableReading;
import org.mingcha.documents.TabularReader;

class RegionImportTest {
  private static final LocalDate TODAY = LocalDate.of(2018, 8, 28);
  private static final RegionNaming NAMING = RegionNaming.load();
  private final Map<String, KnownRegion> known = new HashMap<>();

  @BeforeEach
  void regionsOnRecord() {
    known("500101", "万州区", RegionLevel.COUNTY, true);
    known("500102", "涪陵区", RegionLevel.COUNTY, true);
    known("500222", "綦江县", RegionLevel.COUNTY, false);
    known("441900", "东莞市", RegionLevel.PREFECTURE, true);
    known("500101001", "高笋塘街道", RegionLevel.TOWNSHIP, true);
    known("500101002", "旧街道", RegionLevel.TOWNSHIP, false);
  }

  private void known(String code, String name, RegionLevel level, boolean inForce) {
    known.put(code, new KnownRegion(code, name, level, inForce));
  }

  private RegionImportResult check(String csv) {
    final var reading =
        new TabularReader().read(csv.getBytes(StandardCharsets.UTF_8), RegionImport.columns());
    assertThat(reading).isInstanceOf(TableReading.Read.class);
    return RegionImport.check(
        ((TableReading.Read) reading).table(),
        NAMING,
        code -> Optional.ofNullable(known.get(code)),
        TODAY);
  }

  private RegionImportResult.Accepted accepted(String csv) {
    final var result = check(csv);
    assertThat(result).isInstanceOf(RegionImportResult.Accepted.class);
    return (RegionImportResult.Accepted) result;
  }

  private List<String> errors(String csv) {
    final var result = check(csv);
    assertThat(result).isInstanceOf(RegionImportResult.Refused.class);
    return ((RegionImportResult.Refused) result)
        .errors().stream().map(RegionImportTest::shown).toList();
  }

  private static String shown(RowError error) {
    return error.row() + " " + error.column() + " "
        + error.messageKey().replace("organisation-import.region.", "") + " " + error.args();
  }

  @Test
  void townshipsAndVillagesAreNamedInThreeFormsAndOrderedParentsFirst() {
    final var accepted =
        accepted(
            """
            万州区行政区划代码
            代码,城乡分类,名称,生效日期
            500101003001,121,长岭社区居民委员会,
            500101003,,长岭镇,2018/7/16
            """);
    assertThat(accepted.additions())
        .containsExactly(
            new RegionImportResult.Addition(
                4, "500101003",
                new RegionName("长岭镇", "長嶺鎮", "changlingzhen", "clz"),
                RegionLevel.TOWNSHIP, "500101", LocalDate.of(2018, 7, 16)),
            new RegionImportResult.Addition(
                3, "500101003001",
                new RegionName("长岭社区居民委员会", "長嶺社區居民委員會",
                    "changlingshequjuminweiyuanhui", "clsqjmwyh"),
                RegionLevel.VILLAGE, "500101003", TODAY));
    assertThat(accepted.renames()).isEmpty();
    assertThat(accepted.unchanged()).isZero();
  }

  @Test
  void twelveDigitCodesFilledUpWithZerosAreTheirTownshipOrCounty() {
    final var accepted =
        accepted(
            """
            统计用区划代码,名称
            500101000000,万州区
            500101001000,高笋塘街道
            500101003000,太白街道
            500101003001,甲社区
            """);
    assertThat(accepted.unchanged()).isEqualTo(2);
    assertThat(accepted.additions()).map(RegionImportResult.Addition::code)
        .containsExactly("500101003", "500101003001");
  }

  @Test
  void townshipsOfACityWithoutCountiesStandBelowTheCity() {
    assertThat(accepted("代码,名称\n441900003,东城街道\n").additions())
        .map(RegionImportResult.Addition::parent).containsExactly("441900");
  }

  @Test
  void aWrittenParentOverrulesTheOneInTheCode() {
    assertThat(accepted("代码,名称,上级代码\n500171001,开发区街道,500102\n").additions())
        .map(RegionImportResult.Addition::parent).containsExactly("500102");
  }

  @Test
  void theSameFileAgainChangesNothing() {
    final var accepted = accepted("代码,名称\n500101001,高笋塘街道\n");
    assertThat(accepted.additions()).isEmpty();
    assertThat(accepted.unchanged()).isEqualTo(1);
  }

  @Test
  void aRenameNeedsToBeSaidAndDated() {
    assertThat(errors("代码,名称\n500101001,新街道\n"))
        .containsExactly("2 名称 other-name [500101001, 高笋塘街道]");
    assertThat(errors("代码,名称,更名\n500101001,新街道,是\n"))
        .containsExactly("2 生效日期 rename-date [高笋塘街道, 新街道]");
    assertThat(errors("代码,名称,更名\n500101001,新街道,也许\n"))
        .containsExactly("2 更名 rename-answer [也许]");
    assertThat(errors("代码,名称,更名,生效日期\n500101009,新街道,是,2018-07-16\n"))
        .containsExactly("2 更名 rename-unknown [500101009]");
    assertThat(accepted("代码,名称,更名,生效日期\n500101001,新街道,是,2018-07-16\n").renames())
        .containsExactly(
            new RegionImportResult.Rename(
                2, "500101001", "高笋塘街道", NAMING.of("新街道"), LocalDate.of(2018, 7, 16)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'',甲镇 | 2 代码 code-missing []",
        "50010100a,甲镇 | 2 代码 code-digits [50010100a]",
        "5001010,甲镇 | 2 代码 code-length [5001010, 7]",
        "500101003,'' | 2 名称 name-missing []",
        "500101003,Town | 2 名称 name-characters [Town]",
        "500101003,甲<b>镇 | 2 名称 name-characters [甲<b>镇]",
        "500109003,甲镇 | 2 代码 parent-derived-unknown [500109]",
        "500101003001,甲村 | 2 代码 parent-derived-unknown [500101003]",
        "500222003,甲镇 | 2 代码 parent-retired [500222, 綦江县]",
        "500101002,甲镇 | 2 代码 code-retired [500101002]",
        "500109,甲县 | 2 代码 county-unknown [500109]",
        "500101,甲县 | 2 名称 county-name [500101, 万州区]",
        "500222,綦江县 | 2 代码 code-retired [500222]"
      })
  void everyKindOfErrorNamesItsRowAndColumn(String row, String expected) {
    assertThat(errors("代码,名称\n" + row.replace("''", "") + "\n")).containsExactly(expected.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "500101003,甲镇,500109 | 2 上级代码 parent-unknown [500109]",
        "500101003,甲镇,500101001 | 2 上级代码 parent-level [500101003, 500101001]",
        "500101003001,甲村,500101 | 2 上级代码 parent-level [500101003001, 500101]"
      })
  void aWrittenParentMustExistAndBeOfTheLevelAbove(String row, String expected) {
    assertThat(errors("代码,名称,上级代码\n" + row + "\n")).containsExactly(expected.strip());
  }

  @Test
  void aCodeTwiceInTheFileNamesTheRowOfTheFirst() {
    assertThat(errors("代码,名称\n500101003,甲镇\n\n500101003000,甲镇\n"))
        .containsExactly("4 代码 code-twice [500101003, 2]");
  }

  @Test
  void oneBadRowAmongManyRefusesTheWholeFileAndAllErrorsAreListed() {
    final var text = new StringBuilder("代码,名称\n");
    for (int i = 100; i < 500; i++) {
      text.append("500101").append(i).append(i % 100 == 0 ? "," : ",镇" + i).append('\n');
    }
    assertThat(errors(text.toString()))
        .containsExactly(
            "2 名称 name-missing []", "102 名称 name-missing []",
            "202 名称 name-missing []", "302 名称 name-missing []");
  }

  @Test
  void errorsBeyondTwoHundredAreCounted() {
    final var text = new StringBuilder("代码,名称\n");
    for (int i = 100; i < 350; i++) {
      text.append("500109").append(i).append(",甲镇\n");
    }
    final var refused = (RegionImportResult.Refused) check(text.toString());
    assertThat(refused.errors()).hasSize(200);
    assertThat(refused.more()).isEqualTo(50);
  }

  @Test
  void aParentWithAnErrorOfItsOwnDoesNotMakeItsVillagesErrorsToo() {
    assertThat(errors("代码,名称\n500101003,\n500101003001,甲村\n"))
        .containsExactly("2 名称 name-missing []");
  }

  @ParameterizedTest
  @ValueSource(strings = {"documents", "organisation-import"})
  void everyMessageExistsInThreeLanguagesWithTheSameArguments(String file) throws IOException {
    final List<Properties> languages = new ArrayList<>();
    for (String language : List.of("zh_CN", "zh_TW", "en")) {
      final var messages = new Properties();
      try (var in = getClass().getResourceAsStream("/messages/" + file + "_" + language + ".properties")) {
        messages.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
      languages.add(messages);
    }
    final Set<String> keys = languages.getFirst().stringPropertyNames();
    for (Properties messages : languages) {
      assertThat(messages.stringPropertyNames()).isEqualTo(keys);
      for (String key : keys) {
        final int arguments = new MessageFormat(messages.getProperty(key)).getFormatsByArgumentIndex().length;
        assertThat(arguments)
            .as(key)
            .isEqualTo(
                new MessageFormat(languages.getFirst().getProperty(key))
                    .getFormatsByArgumentIndex().length);
      }
    }
  }
}
