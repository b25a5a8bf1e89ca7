package org.mingcha.intake.desk;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.FileStore;
import org.mingcha.documents.RowError;
import org.mingcha.documents.Table;
import org.mingcha.documents.TableReading;
import org.mingcha.documents.TabularReader;
import org.mingcha.intake.Reports;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Batches of reports from a file: checked, shown, and filed when confirmed, all rows or none. */
@Component
public class ReportImports {
  /** More rows are split, so that one transaction stays a matter of seconds. */
  static final int MOST_ROWS = 10_000;

  static final int MOST_BATCH = 100;

  private final TabularReader reader = new TabularReader();
  private final Reports reports;
  private final Seats seats;
  private final PlaceFinder places;
  private final FileStore store;
  private final Acting acting;
  private final JdbcClient jdbc;
  private final Seals seals;
  private final Clock clock;

  ReportImports(
      Reports reports,
      Seats seats,
      PlaceFinder places,
      FileStore store,
      Acting acting,
      JdbcClient jdbc,
      Seals seals,
      Clock clock) {
    this.reports = reports;
    this.seats = seats;
    this.places = places;
    this.store = store;
    this.acting = acting;
    this.jdbc = jdbc;
    this.seals = seals;
    this.clock = clock;
  }

  /**
   * What a file holds.
   *
   * @param id of the upload that awaits confirmation, null when there are errors
   * @param filed how many rows were filed; 0 while it awaits confirmation
   */
  public record Preview(
      @Nullable String id,
      String batch,
      String fileName,
      int rows,
      int filed,
      List<RowError> errors,
      int moreErrors,
      List<RowError> warnings,
      int moreWarnings) {}

  /** An upload as kept. */
  private record Kept(long campaignId, long partyId, String batch, String fileName, String address, int rows, String state) {}

  /**
   * Checks a file and, when every row can be filed, keeps it until it is confirmed.
   *
   * @throws Refusal invalid for {@code batch} or {@code file}
   */
  Preview check(long account, Seat seat, String batch, String fileName, byte[] content) {
    Refusal.Faults faults = new Refusal.Faults();
    faults.when(batch.isBlank() || batch.length() > MOST_BATCH, "batch", "intake-desk.import.batch-missing", MOST_BATCH);
    faults.when(content.length == 0, "file", "intake-desk.import.file-missing");
    faults.refuseIfAny();
    Outcome outcome = read(account, seat, batch.strip(), content);
    Preview preview = outcome.preview(null, batch.strip(), fileName, 0);
    if (!preview.errors().isEmpty()) {
      return preview;
    }
    return outcome.preview(keep(account, seat, preview, content), batch.strip(), fileName, 0);
  }

  /**
   * Files the rows of a checked upload; done once, however often it is confirmed.
   *
   * @throws Refusal not found, for an upload of somebody else
   */
  Preview confirm(long account, List<Seat> all, long id) {
    Kept kept = acting.reading(account, actor -> find(id));
    Seat seat =
        all.stream()
            .filter(s -> s.campaignId() == kept.campaignId() && s.partyId() == kept.partyId())
            .findFirst()
            .orElseThrow(() -> Refusal.notAllowed("intake-desk.refusal.no-seat"));
    if (kept.state().equals("filed")) {
      return new Preview(Ids.text(id), kept.batch(), kept.fileName(), kept.rows(), kept.rows(), List.of(), 0, List.of(), 0);
    }
    Outcome outcome = read(account, seat, kept.batch(), bytes(kept.address()));
    if (!outcome.errors().isEmpty()) {
      return outcome.preview(null, kept.batch(), kept.fileName(), 0);
    }
    ReportImportCheck.Checked checked = outcome.checked();
    int filed =
        reports.fileBatch(
            account, seat.partyId(), checked.reports(), checked.origins(), done -> {});
    acting.as(
        account,
        actor ->
            jdbc.sql("update report_import set state = 'filed', ended_at = :now where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update());
    return outcome.preview(Ids.text(id), kept.batch(), kept.fileName(), filed);
  }

  private record Outcome(
      ReportImportCheck.@Nullable Checked checked, int rows, List<RowError> errors, int more) {
    Preview preview(@Nullable String id, String batch, String fileName, int filed) {
      return new Preview(
          id,
          batch,
          fileName,
          rows,
          filed,
          errors,
          more,
          checked == null ? List.of() : checked.warnings(),
          checked == null ? 0 : checked.moreWarnings());
    }
  }

  private Outcome read(long account, Seat seat, String batch, byte[] content) {
    return switch (reader.read(content, ReportColumns.ALL)) {
      case TableReading.Refused(List<RowError> errors, int more) ->
          new Outcome(null, 0, errors, more);
      case TableReading.Read(Table table) -> {
        if (table.rows().size() > MOST_ROWS) {
          yield new Outcome(
              null,
              table.rows().size(),
              List.of(RowError.ofFile("intake-desk.import.rows", MOST_ROWS)),
              0);
        }
        var check = new ReportImportCheck(seat, seats.campaign(seat).template(), places, batch);
        List<String> rows = table.rows().stream().map(check::batchRow).toList();
        Set<String> filed =
            acting.reading(
                account,
                actor -> reports.listFiledRows(seat.campaignId(), seat.partyId(), rows));
        ReportImportCheck.Checked checked = check.check(table, filed);
        yield new Outcome(checked, table.rows().size(), checked.errors(), checked.moreErrors());
      }
    };
  }

  private String keep(long account, Seat seat, Preview preview, byte[] content) {
    FileStore.Kept kept;
    try {
      kept = store.keep(() -> new ByteArrayInputStream(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long id = Ids.next();
    acting.as(
        account,
        actor ->
            jdbc.sql(
                    """
                    insert into report_import (id, campaign_id, party_id, account_id, official_id,
                        batch, file_name, address, rows, state, uploaded_at)
                    values (:id, :campaign, :party, :account, :official, :batch, :name, :address,
                        :rows, 'checked', :now)
                    """)
                .param("id", id)
                .param("campaign", seat.campaignId())
                .param("party", seat.partyId())
                .param("account", account)
                .param("official", actor.officialId())
                .param("batch", seals.seal("report_import.batch", id, preview.batch()))
                .param("name", seals.seal("report_import.file_name", id, preview.fileName()))
                .param("address", HexFormat.of().parseHex(kept.address()))
                .param("rows", preview.rows())
                .param("now", Timestamp.from(clock.instant()))
                .update());
    return Ids.text(id);
  }

  private Kept find(long id) {
    return jdbc.sql("select * from report_import where id = :id")
        .param("id", id)
        .query(
            (rs, n) ->
                new Kept(
                    rs.getLong("campaign_id"),
                    rs.getLong("party_id"),
                    seals.open("report_import.batch", id, rs.getBytes("batch")),
                    seals.open("report_import.file_name", id, rs.getBytes("file_name")),
                    HexFormat.of().formatHex(rs.getBytes("address")),
                    rs.getInt("rows"),
                    rs.getString("state")))
        .optional()
        .orElseThrow(Refusal::notFound);
  }

  private byte[] bytes(String address) {
    try (InputStream in = store.open(address)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String cut(String name) {
    return name.codePoints()
        .limit(120)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
