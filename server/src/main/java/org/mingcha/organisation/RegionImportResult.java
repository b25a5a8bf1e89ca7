package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.List;
import org.mingcha.documents.RowError;

/** What a file of townships and villages asks for: all of it, or nothing and the reasons. */
public sealed interface RegionImportResult {

  /**
   * Every row is good.
   *
   * @param additions parents before their children
   * @param renames of regions on record
   * @param unchanged how many rows say what is on record already
   */
  record Accepted(List<Addition> additions, List<Rename> renames, int unchanged)
      implements RegionImportResult {
    public Accepted {
      additions = List.copyOf(additions);
      renames = List.copyOf(renames);
    }
  }

  /**
   * Nothing is to be stored.
   *
   * @param errors in the order of the rows, the first 200
   * @param more how many there are beyond these
   */
  record Refused(List<RowError> errors, int more) implements RegionImportResult {
    public Refused {
      errors = List.copyOf(errors);
    }
  }

  /**
   * A region to store.
   *
   * @param row in the file
   * @param code 9 digits for a township, 12 for a village
   * @param validFrom the first day
   */
  record Addition(
      int row, String code, RegionName name, RegionLevel level, String parent, LocalDate validFrom) {}

  /** A region on record that bears another name from a day on. */
  record Rename(int row, String code, String formerName, RegionName name, LocalDate validFrom) {}
}
