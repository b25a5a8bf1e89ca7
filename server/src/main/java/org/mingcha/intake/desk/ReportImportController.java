package org.mingcha.intake.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.documents.TabularWriter;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A batch handed down by a higher office: a file is checked, shown, and filed when confirmed. */
@Controller
@RequestMapping("/desk/reports/import")
class ReportImportController {
  private final ReportImports imports;
  private final Seats seats;
  private final Acting acting;
  private final Messages messages;
  private final Pages pages;

  ReportImportController(
      ReportImports imports, Seats seats, Acting acting, Messages messages, Pages pages) {
    this.imports = imports;
    this.seats = seats;
    this.acting = acting;
    this.messages = messages;
    this.pages = pages;
  }

  @GetMapping
  View form(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
    List<Seat> all = seats(me, request);
    return view(200, all, seats.pick(all, null), "", null, List.of());
  }

  /** A workbook with the headings and one example row. */
  @GetMapping("/template")
  ResponseEntity<byte[]> template(HttpServletRequest request) {
    String name = messages.in(RequestLanguage.of(request)).get("intake-desk.import.template.name");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      TabularWriter.writeXlsx(
          out,
          name,
          ReportColumns.ALL.stream().map(c -> c.heading()).toList(),
          List.of(ReportColumns.EXAMPLE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ResponseEntity.ok()
        .contentType(
            MediaType.parseMediaType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
        .header(
            "Content-Disposition",
            ContentDisposition.attachment()
                .filename(name + ".xlsx", StandardCharsets.UTF_8)
                .build()
                .toString())
        .body(out.toByteArray());
  }

  @PostMapping
  View check(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String batch,
      @RequestParam(defaultValue = "") String seat,
      @RequestParam(required = false) @Nullable MultipartFile file,
      HttpServletRequest request)
      throws IOException {
    List<Seat> all = seats(me, request);
    Seat chosen = seats.pick(all, seat);
    byte[] content = file == null ? new byte[0] : file.getBytes();
    String name = file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    try {
      ReportImports.Preview preview =
          imports.check(me.accountId(), chosen, batch, ReportImports.cut(name), content);
      return view(preview.id() == null ? 400 : 200, all, chosen, batch, preview, List.of());
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      return view(refusal.kind().status(), all, chosen, batch, null, refusal.fields());
    }
  }

  @PostMapping("/confirm")
  View confirm(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String upload,
      HttpServletRequest request) {
    List<Seat> all = seats(me, request);
    ReportImports.Preview done = imports.confirm(me.accountId(), all, Ids.parse(upload));
    return view(
        done.errors().isEmpty() ? 200 : 409,
        all,
        seats.pick(all, null),
        done.batch(),
        done,
        List.of());
  }

  private View view(
      int status,
      List<Seat> all,
      Seat seat,
      String batch,
      ReportImports.@Nullable Preview preview,
      List<Refusal.Field> errors) {
    Map<String, Object> model = new HashMap<>();
    model.put("seats", all);
    model.put("seat", seat);
    model.put("batch", batch);
    model.put("preview", preview);
    model.put("errors", errors);
    return pages.view(status, "desk/import", model);
  }

  private List<Seat> seats(SignedIn me, HttpServletRequest request) {
    return acting.reading(
        me.accountId(), actor -> seats.list(actor, RequestLanguage.of(request)));
  }
}
