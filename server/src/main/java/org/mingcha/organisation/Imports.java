package org.mingcha.organisation;

import java.time.Clock;
import java.util.List;
import org.mingcha.documents.Column;
import org.mingcha.documents.RowError;
import org.mingcha.documents.Table;
import org.mingcha.documents.TableReading;
import org.mingcha.documents.TabularReader;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.springframework.stereotype.Component;

/**
 * Checks files of regions and of units before anything is stored. What is found good is kept until
 * it is confirmed ({@link OrganisationActs#importRegions}, {@link OrganisationActs#importUnits}),
 * where it is checked once more: the regions and units may have changed meanwhile.
 */
@Component
public class Imports {
  static final String REGIONS = "regions";
  static final String UNITS = "units";

  /** What a file would do, or everything that is wrong with it. */
  public sealed interface Preview {

    /**
     * Nothing is wrong.
     *
     * @param uploadId to be confirmed
     * @param sample the first rows to be added: code or region, name
     * @param renames the first renamings: code, name so far, name then
     */
    record Good(
        long uploadId, int added, int changed, int unchanged, List<Line> sample, List<Rename> renames)
        implements Preview {}

    /**
     * Nothing is kept.
     *
     * @param errors by row, the first 200
     * @param more how many there are beyond these
     */
    record Refused(List<RowError> errors, int more) implements Preview {}
  }

  /** A row of a file that is good. */
  public record Line(int row, String code, String name) {}

  /** A region that bears another name from a day on. */
  public record Rename(int row, String code, String formerName, String name) {}

  private static final int SHOWN = 20;

  private final TabularReader reader = new TabularReader();
  private final RegionChecks regionChecks;
  private final UnitChecks unitChecks;
  private final Uploads uploads;
  private final Acting acting;
  private final Clock clock;

  Imports(
      RegionChecks regionChecks, UnitChecks unitChecks, Uploads uploads, Acting acting, Clock clock) {
    this.regionChecks = regionChecks;
    this.unitChecks = unitChecks;
    this.uploads = uploads;
    this.acting = acting;
    this.clock = clock;
  }

  /**
   * Reads and checks a file of townships and villages (CSV or Excel).
   *
   * @throws Refusal not allowed, for anyone but the system administrator
   */
  public Preview previewRegions(long accountId, String fileName, byte[] content) {
    return acting.as(
        accountId,
        actor -> {
          require(actor.has(Role.SYSTEM_ADMIN));
          return switch (reader.read(content, RegionImport.columns())) {
            case TableReading.Refused refused -> new Preview.Refused(refused.errors(), refused.more());
            case TableReading.Read(Table table) ->
                switch (regionChecks.check(table)) {
                  case RegionImportResult.Refused refused ->
                      new Preview.Refused(refused.errors(), refused.more());
                  case RegionImportResult.Accepted accepted ->
                      new Preview.Good(
                          uploads.keep(accountId, REGIONS, fileName, content, clock.instant()),
                          accepted.additions().size(),
                          accepted.renames().size(),
                          accepted.unchanged(),
                          accepted.additions().stream()
                              .limit(SHOWN)
                              .map(a -> new Line(a.row(), a.code(), a.name().simplified()))
                              .toList(),
                          accepted.renames().stream()
                              .limit(SHOWN)
                              .map(
                                  r ->
                                      new Rename(
                                          r.row(), r.code(), r.formerName(), r.name().simplified()))
                              .toList());
                };
          };
        });
  }

  /**
   * Reads and checks a file of units (CSV or Excel).
   *
   * @throws Refusal not allowed, for anyone but the system administrator
   */
  public Preview previewUnits(long accountId, String fileName, byte[] content) {
    return acting.as(
        accountId,
        actor -> {
          require(actor.has(Role.SYSTEM_ADMIN));
          return switch (reader.read(content, UnitChecks.columns())) {
            case TableReading.Refused refused -> new Preview.Refused(refused.errors(), refused.more());
            case TableReading.Read(Table table) -> {
              UnitChecks.Result result = unitChecks.check(table);
              yield result.errors().isEmpty()
                  ? new Preview.Good(
                      uploads.keep(accountId, UNITS, fileName, content, clock.instant()),
                      result.additions().size(),
                      0,
                      result.unchanged(),
                      result.additions().stream()
                          .limit(SHOWN)
                          .map(a -> new Line(a.row(), a.regionCode(), a.name().simplified()))
                          .toList(),
                      List.of())
                  : new Preview.Refused(result.errors().list(), result.errors().more());
            }
          };
        });
  }

  private static void require(boolean administrator) {
    if (!administrator) {
      throw Refusal.notAllowed("organisation.refusal.system-admin");
    }
  }

  static Table read(byte[] content, List<Column> columns) {
    return switch (new TabularReader().read(content, columns)) {
      case TableReading.Read(Table table) -> table;
      case TableReading.Refused refused -> throw refused(refused.errors().getFirst());
    };
  }

  /** The file was good when it was kept and is not now: what it was checked against has changed. */
  static Refusal refused(RowError first) {
    return Refusal.invalid(
        List.of(
            Refusal.Field.of("file", "organisation.refusal.import-changed"),
            new Refusal.Field("file", first.messageKey(), first.args())));
  }
}
