package org.mingcha.organisation;

import static org.mingcha.documents.Column.Kind.CODE;
import static org.mingcha.documents.Column.Kind.DATE;
import static org.mingcha.documents.Column.Kind.TEXT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.Column;
import org.mingcha.documents.RowErrors;
import org.mingcha.documents.Table;
import org.mingcha.shared.Days;

// i18n-exempt: column names of the offices' files
/**
 * Checks a file of townships (9 digits, GB/T 10114) and villages (12 digits, statistics bureau)
 * against the regions on record. A pure function: what to store, or every error with its row.
 *
 * <p>The statistics bureau writes townships with twelve digits too, filled up with zeros; so written
 * codes are shortened. Counties and prefectures may stand in the file as headings; they must be on
 * record under the same name and are not touched.
 */
final class RegionImport {
  static final Column CODE_COLUMN =
      Column.required(
          "code", CODE, "代码", "区划代码", "行政区划代码", "统计用区划代码", "编码", "code", "region code");
  static final Column NAME_COLUMN =
      Column.required("name", TEXT, "名称", "区划名称", "行政区划名称", "单位名称", "name", "region name");
  static final Column PARENT_COLUMN =
      Column.optional("parent", CODE, "上级代码", "上级区划代码", "父级代码", "parent", "parent code");
  static final Column RENAME_COLUMN = Column.optional("rename", TEXT, "更名", "改名", "rename");
  static final Column FROM_COLUMN =
      Column.optional("validFrom", DATE, "生效日期", "启用日期", "valid from", "valid_from");

  private static final List<Column> COLUMNS =
      List.of(CODE_COLUMN, NAME_COLUMN, PARENT_COLUMN, RENAME_COLUMN, FROM_COLUMN);
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final Pattern NAME =
      Pattern.compile("(?=.*\\p{IsHan})[\\p{IsHan}\\p{L}\\p{N}·・\\-—()（）、.]{1,60}");
  private static final Set<String> YES = Set.of("是", "yes", "y", "true", "1", "√", "更名", "改名");
  private static final Set<String> NO = Set.of("", "否", "no", "n", "false", "0");

  private final RegionNaming naming;
  private final Function<String, Optional<KnownRegion>> known;
  private final LocalDate today;
  private final RowErrors errors = new RowErrors();

  /** For each code of the file the row in which it stands first. */
  private final Map<String, Integer> rowOfCode = new HashMap<>();

  private final List<RegionImportResult.Addition> additions = new ArrayList<>();
  private final List<RegionImportResult.Rename> renames = new ArrayList<>();
  private int unchanged;

  private RegionImport(
      RegionNaming naming, Function<String, Optional<KnownRegion>> known, LocalDate today) {
    this.naming = naming;
    this.known = known;
    this.today = today;
  }

  /** The columns to read from the file. */
  static List<Column> columns() {
    return COLUMNS;
  }

  /**
   * Checks a table read with {@link #columns()}.
   *
   * @param known finds a region on record, in force or retired, by its code
   * @param today the first day of additions that name none
   */
  static RegionImportResult check(
      Table table,
      RegionNaming naming,
      Function<String, Optional<KnownRegion>> known,
      LocalDate today) {
    return new RegionImport(naming, known, today).check(table);
  }

  private RegionImportResult check(Table table) {
    // First all codes, so that a parent may stand below its children.
    for (Table.Row row : table.rows()) {
      final String code = shortened(row.get(CODE_COLUMN));
      if (!code.isEmpty()) {
        rowOfCode.putIfAbsent(code, row.number());
      }
    }
    table.rows().forEach(this::checkRow);
    if (!errors.isEmpty()) {
      return new RegionImportResult.Refused(errors.list(), errors.more());
    }
    additions.sort(
        Comparator.comparing(RegionImportResult.Addition::level)
            .thenComparing(RegionImportResult.Addition::code));
    return new RegionImportResult.Accepted(additions, renames, unchanged);
  }

  /** 110101001000 is the township 110101001, 110101000000 the county 110101. */
  private static String shortened(String code) {
    if (code.length() == 12 && code.endsWith("000000")) {
      return code.substring(0, 6);
    }
    return code.length() == 12 && code.endsWith("000") ? code.substring(0, 9) : code;
  }

  private void checkRow(Table.Row row) {
    final String code = checkedCode(row);
    final String name = checkedName(row);
    final Boolean rename = checkedRename(row);
    if (code == null || name == null || rename == null) {
      return;
    }
    final Optional<KnownRegion> onRecord = known.apply(code);
    if (code.length() == 6) {
      checkHeading(row, code, name, onRecord);
    } else if (onRecord.isPresent()) {
      checkKnown(row, name, rename, onRecord.get());
    } else {
      checkNew(row, code, name, rename);
    }
  }

  private @Nullable String checkedCode(Table.Row row) {
    final String written = row.get(CODE_COLUMN);
    final String code = shortened(written);
    final int number = row.number();
    if (code.isEmpty()) {
      errors.add(number, CODE_COLUMN, "organisation-import.region.code-missing");
    } else if (!DIGITS.matcher(code).matches()) {
      errors.add(number, CODE_COLUMN, "organisation-import.region.code-digits", cut(written));
    } else if (code.length() != 6 && code.length() != 9 && code.length() != 12) {
      errors.add(
          number, CODE_COLUMN, "organisation-import.region.code-length",
          cut(written), written.length());
    } else if (rowOfCode.get(code) != number) {
      errors.add(
          number, CODE_COLUMN, "organisation-import.region.code-twice", code, rowOfCode.get(code));
    } else {
      return code;
    }
    return null;
  }

  private @Nullable String checkedName(Table.Row row) {
    final String name = row.get(NAME_COLUMN);
    if (name.isEmpty()) {
      errors.add(row.number(), NAME_COLUMN, "organisation-import.region.name-missing");
      return null;
    }
    if (!NAME.matcher(name).matches()) {
      errors.add(row.number(), NAME_COLUMN, "organisation-import.region.name-characters", cut(name));
      return null;
    }
    return name;
  }

  private @Nullable Boolean checkedRename(Table.Row row) {
    final String answer = row.get(RENAME_COLUMN).toLowerCase(Locale.ROOT);
    if (YES.contains(answer)) {
      return true;
    }
    if (NO.contains(answer)) {
      return false;
    }
    errors.add(
        row.number(), RENAME_COLUMN, "organisation-import.region.rename-answer", cut(answer));
    return null;
  }

  private void checkHeading(
      Table.Row row, String code, String name, Optional<KnownRegion> onRecord) {
    if (onRecord.isEmpty()) {
      errors.add(
          row.number(), CODE_COLUMN, "organisation-import.region.county-unknown", code);
    } else if (!onRecord.get().inForce()) {
      errors.add(row.number(), CODE_COLUMN, "organisation-import.region.code-retired", code);
    } else if (!onRecord.get().name().equals(name)) {
      errors.add(
          row.number(), NAME_COLUMN, "organisation-import.region.county-name",
          code, onRecord.get().name());
    } else {
      unchanged++;
    }
  }

  private void checkKnown(Table.Row row, String name, boolean rename, KnownRegion onRecord) {
    final int number = row.number();
    final String from = row.get(FROM_COLUMN);
    if (!onRecord.inForce()) {
      errors.add(
          number, CODE_COLUMN, "organisation-import.region.code-retired", onRecord.code());
    } else if (onRecord.name().equals(name)) {
      unchanged++;
    } else if (!rename) {
      errors.add(
          number, NAME_COLUMN, "organisation-import.region.other-name",
          onRecord.code(), onRecord.name());
    } else if (from.isEmpty()) {
      errors.add(
          number, FROM_COLUMN, "organisation-import.region.rename-date", onRecord.name(), name);
    } else {
      renames.add(
          new RegionImportResult.Rename(
              number, onRecord.code(), onRecord.name(), naming.of(name), Days.parse(from)));
    }
  }

  private void checkNew(Table.Row row, String code, String name, boolean rename) {
    if (rename) {
      errors.add(
          row.number(), RENAME_COLUMN, "organisation-import.region.rename-unknown", code);
      return;
    }
    final String parent = checkedParent(row, code);
    if (parent == null) {
      return;
    }
    final String from = row.get(FROM_COLUMN);
    additions.add(
        new RegionImportResult.Addition(
            row.number(),
            code,
            naming.of(name),
            levelOf(code),
            parent,
            from.isEmpty() ? today : Days.parse(from)));
  }

  private static RegionLevel levelOf(String code) {
    return code.length() == 9 ? RegionLevel.TOWNSHIP : RegionLevel.VILLAGE;
  }

  /** The parent's code, written or derived; an error when it is not there or of a wrong level. */
  private @Nullable String checkedParent(Table.Row row, String code) {
    final String written = shortened(row.get(PARENT_COLUMN));
    final boolean derived = written.isEmpty();
    final String parent = derived ? code.substring(0, code.length() - 3) : written;
    final Column column = derived ? CODE_COLUMN : PARENT_COLUMN;
    final int number = row.number();
    final Optional<KnownRegion> onRecord = known.apply(parent);
    final RegionLevel level =
        onRecord.map(KnownRegion::level)
            .orElseGet(
                () ->
                    parent.length() == 9 && rowOfCode.containsKey(parent)
                        ? RegionLevel.TOWNSHIP
                        : null);
    if (level == null) {
      errors.add(
          number, column,
          derived
              ? "organisation-import.region.parent-derived-unknown"
              : "organisation-import.region.parent-unknown",
          cut(parent));
      return null;
    }
    if (onRecord.isPresent() && !onRecord.get().inForce()) {
      errors.add(
          number, column, "organisation-import.region.parent-retired",
          parent, onRecord.get().name());
      return null;
    }
    // A few cities have no counties: there townships stand directly below the prefecture.
    final boolean fits =
        levelOf(code) == RegionLevel.VILLAGE
            ? level == RegionLevel.TOWNSHIP
            : level == RegionLevel.COUNTY || level == RegionLevel.PREFECTURE;
    if (!fits) {
      errors.add(number, column, "organisation-import.region.parent-level", code, parent);
      return null;
    }
    return parent;
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
