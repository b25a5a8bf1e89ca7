package org.mingcha.intake.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.documents.RowError;
import org.mingcha.intake.FiledReport;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The desk over the API: filing for a reporter, batches, and the acts on one report. */
@RestController
@Tag(name = "desk")
final class DeskApi {

  /** Fields as on the page; the place by name or code. */
  record NewAtDesk(
      @Nullable String campaign,
      @Nullable String party,
      String channel,
      String facts,
      @Nullable String reported,
      @Nullable String happened,
      @Nullable String place,
      @Nullable String umbrella,
      @Nullable String region,
      @Nullable String category,
      boolean urgent,
      @Nullable String mode,
      @Nullable String name,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String address,
      @Nullable String letterDate,
      @Nullable String postmark,
      @Nullable String howCame) {
    @Override
    public String toString() {
      return "NewAtDesk[redacted]";
    }
  }

  record Filed(String id, String number, Instant receivedAt, String queryCode, String receipt) {
    @Override
    public String toString() {
      return "Filed[redacted]";
    }
  }

  record Said(int version, @Nullable String text) {
    @Override
    public String toString() {
      return "Said[redacted]";
    }
  }

  record RowFault(int row, String column, String message) {}

  record Imported(int rows, int filed, List<RowFault> warnings) {}

  record ImportProblem(
      String type, String title, int status, String detail, List<RowFault> errors, int more) {}

  private final DeskEntry entry;
  private final ReportImports imports;
  private final Seats seats;
  private final Map<String, DeskAct> deskActs = new LinkedHashMap<>();
  private final Acting acting;
  private final Acts acts;
  private final Messages messages;

  DeskApi(
      DeskEntry entry,
      ReportImports imports,
      Seats seats,
      List<DeskAct> deskActs,
      Acting acting,
      Acts acts,
      Messages messages) {
    this.entry = entry;
    this.imports = imports;
    this.seats = seats;
    deskActs.forEach(a -> this.deskActs.put(a.name(), a));
    this.acting = acting;
    this.acts = acts;
    this.messages = messages;
  }

  @PostMapping("/api/v1/reports/desk")
  @Operation(summary = "Files what an officer takes down; the query code is in this answer only")
  ResponseEntity<Filed> file(
      @AuthenticationPrincipal SignedIn me,
      @RequestHeader("Idempotency-Key") String key,
      @RequestBody NewAtDesk report,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Seat seat = seat(me, report.campaign(), report.party(), language);
    FiledReport filed =
        entry.file(
            me.accountId(),
            seat,
            fields(report),
            List.of(),
            new Call(me.accountId(), key).key(),
            language);
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            new Filed(
                Ids.text(filed.id()),
                filed.number(),
                filed.receivedAt(),
                filed.code().reveal(),
                filed.receipt()));
  }

  @PostMapping("/api/v1/reports/{id}/desk/{act}")
  @Operation(summary = "ask, contact, read, propose-false, confirm-false, reject-false")
  Map<String, String> act(
      @AuthenticationPrincipal SignedIn me,
      @RequestHeader("Idempotency-Key") String key,
      @PathVariable String id,
      @PathVariable String act,
      @RequestBody Said said) {
    DeskAct doing = deskActs.get("report." + act);
    if (doing == null) {
      throw Refusal.notFound();
    }
    acts.perform(
        doing,
        new DeskAct.Command(Ids.parse(id), said.version(), said.text(), null, null, null),
        new Call(me.accountId(), key));
    return Map.of("id", id);
  }

  /** All rows or none; with {@code check=yes} nothing is filed. */
  @PostMapping(
      value = "/api/v1/imports/reports",
      consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Files a batch from an .xlsx or CSV file; faults come with row numbers")
  ResponseEntity<Object> batch(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String batch,
      @RequestParam(required = false) @Nullable String campaign,
      @RequestParam(required = false) @Nullable String party,
      @RequestParam(defaultValue = "") String check,
      @RequestParam MultipartFile file,
      HttpServletRequest request)
      throws IOException {
    Language language = RequestLanguage.of(request);
    Texts t = messages.in(language);
    Seat seat = seat(me, campaign, party, language);
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    ReportImports.Preview preview =
        imports.check(me.accountId(), seat, batch, ReportImports.cut(name), file.getBytes());
    if (preview.id() != null && !check.equals("yes")) {
      preview = imports.confirm(me.accountId(), List.of(seat), Ids.parse(preview.id()));
    }
    if (!preview.errors().isEmpty()) {
      return ResponseEntity.badRequest()
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              new ImportProblem(
                  "urn:mingcha:problem:import",
                  t.get("refusal.kind.invalid"),
                  400,
                  t.get("documents.table.nothing-stored"),
                  faults(preview.errors(), t),
                  preview.moreErrors()));
    }
    return ResponseEntity.ok(
        new Imported(preview.rows(), preview.filed(), faults(preview.warnings(), t)));
  }

  private static List<RowFault> faults(List<RowError> errors, Texts t) {
    return errors.stream()
        .map(e -> new RowFault(e.row(), e.column(), t.get(e.messageKey(), e.args().toArray())))
        .toList();
  }

  private Seat seat(
      SignedIn me, @Nullable String campaign, @Nullable String party, Language language) {
    List<Seat> fitting =
        acting.reading(me.accountId(), actor -> seats.list(actor, language)).stream()
            .filter(s -> campaign == null || s.slug().equals(campaign))
            .filter(s -> party == null || Ids.text(s.partyId()).equals(party))
            .toList();
    return seats.pick(fitting, null);
  }

  private static Map<String, String> fields(NewAtDesk report) {
    Map<String, @Nullable String> all = new LinkedHashMap<>();
    all.put("channel", report.channel());
    all.put("facts", report.facts());
    all.put("reported", report.reported());
    all.put("happened", report.happened());
    all.put("place", report.place());
    all.put("umbrella", report.umbrella());
    all.put("region", report.region());
    all.put("category", report.category());
    all.put("urgent", report.urgent() ? "yes" : null);
    all.put("mode", report.mode());
    all.put("name", report.name());
    all.put("phone", report.phone());
    all.put("email", report.email());
    all.put("address", report.address());
    all.put("letterDate", report.letterDate());
    all.put("postmark", report.postmark());
    all.put("howCame", report.howCame());
    return DeskFields.of(all::get);
  }
}
