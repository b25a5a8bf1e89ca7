package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Imports;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.RequestLanguage;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports by the API: the file is checked and stored in one request, or refused with every error by
 * row. With {@code dryRun=true} it is only checked.
 */
@RestController
class ImportApi {
  private final Imports imports;
  private final OrganisationActs acts;
  private final Messages messages;

  ImportApi(Imports imports, OrganisationActs acts, Messages messages) {
    this.imports = imports;
    this.acts = acts;
    this.messages = messages;
  }

  /**
   * @param added how many were stored, or would be
   */
  record Result(int added, int changed, int unchanged, boolean stored) {}

  /** One thing to put right; row 0 is the file as a whole. */
  record RowFault(int row, String column, String message) {}

  /** RFC 9457, with the errors by row; {@code more} were found beyond those listed. */
  record RowProblem(String type, String title, int status, String detail, List<RowFault> errors, int more) {}

  @PostMapping("/api/v1/imports/{kind:regions|units}")
  ResponseEntity<?> importFile(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(defaultValue = "false") boolean dryRun,
      HttpServletRequest request)
      throws IOException {
    if (file == null || file.isEmpty()) {
      throw Refusal.invalid("file", "organisation.refusal.file-missing");
    }
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    boolean regions = kind.equals("regions");
    Imports.Preview preview =
        regions
            ? imports.previewRegions(me.accountId(), name, file.getBytes())
            : imports.previewUnits(me.accountId(), name, file.getBytes());
    return switch (preview) {
      case Imports.Preview.Refused refused -> problem(refused, request);
      case Imports.Preview.Good good when dryRun ->
          ResponseEntity.ok(new Result(good.added(), good.changed(), good.unchanged(), false));
      case Imports.Preview.Good good -> {
        Commands.ConfirmImport command = new Commands.ConfirmImport(good.uploadId());
        Commands.Imported stored =
            regions
                ? acts.importRegions(command, OrganisationApi.call(me, null))
                : acts.importUnits(command, OrganisationApi.call(me, null));
        yield ResponseEntity.status(HttpStatus.CREATED)
            .body(new Result(stored.added(), stored.changed(), good.unchanged(), true));
      }
    };
  }

  private ResponseEntity<?> problem(Imports.Preview.Refused refused, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    int all = refused.errors().size() + refused.more();
    return ResponseEntity.badRequest()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            new RowProblem(
                "urn:mingcha:problem:organisation.import.refused",
                t.get("organisation.import.refused", all),
                400,
                t.get("organisation.import.refused.text"),
                refused.errors().stream()
                    .map(
                        e ->
                            new RowFault(
                                e.row(), e.column(), t.get(e.messageKey(), e.args().toArray())))
                    .toList(),
                refused.more()));
  }
}
