package org.mingcha.intake.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFile;
import org.mingcha.documents.StoredFiles;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** One report: what was told, what was said since, what can be done now. */
@Controller
class ReportController {
  private final ReportPages reportPages;
  private final Map<String, DeskAct> deskActs;
  private final AttachToReport attach;
  private final Attachments attachments;
  private final StoredFiles files;
  private final Acting acting;
  private final Acts acts;
  private final Ledger ledger;
  private final Messages messages;
  private final Pages pages;

  ReportController(
      ReportPages reportPages,
      List<DeskAct> deskActs,
      AttachToReport attach,
      Attachments attachments,
      StoredFiles files,
      Acting acting,
      Acts acts,
      Ledger ledger,
      Messages messages,
      Pages pages) {
    this.reportPages = reportPages;
    this.deskActs =
        deskActs.stream().collect(Collectors.toMap(DeskAct::name, Function.identity()));
    this.attach = attach;
    this.attachments = attachments;
    this.files = files;
    this.acting = acting;
    this.acts = acts;
    this.ledger = ledger;
    this.messages = messages;
    this.pages = pages;
  }

  @GetMapping("/desk/reports/{id:[0-9a-hjkmnp-tv-z]{13}}")
  View report(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    return view(me, id, request, "desk/report", "report.see", 200, ReportPages.Failure.NONE);
  }

  /** For paper, with the name of who printed it. */
  @GetMapping("/desk/reports/{id}/print")
  View print(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    return view(me, id, request, "desk/report-print", "report.print", 200, ReportPages.Failure.NONE);
  }

  /** One of the acts of {@link DeskAct}, named without its prefix. */
  @PostMapping("/desk/reports/{id}/acts/{act}")
  Object act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String act,
      @RequestParam int version,
      @RequestParam String requestKey,
      @RequestParam(defaultValue = "") String text,
      HttpServletRequest request,
      HttpServletResponse response) {
    DeskAct doing = deskActs.get("report." + act);
    if (doing == null) {
      throw Refusal.notFound();
    }
    try {
      acts.perform(
          doing,
          new DeskAct.Command(Ids.parse(id), version, text, null, null, null),
          new Call(me.accountId(), requestKey));
    } catch (Refusal refusal) {
      return back(me, id, request, doing.name(), text, refusal);
    }
    Notices.show(response, "intake-desk.done." + act);
    return "redirect:/desk/reports/" + id;
  }

  @PostMapping("/desk/reports/{id}/files")
  Object attach(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam String requestKey,
      @RequestParam("files") List<MultipartFile> chosen,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      List<KeptFile> kept = attach.keep(me.accountId(), Ids.parse(id), chosen);
      acts.perform(
          attach,
          new AttachToReport.Command(Ids.parse(id), kept),
          new Call(me.accountId(), requestKey));
    } catch (Refusal refusal) {
      return back(me, id, request, attach.name(), "", refusal);
    }
    Notices.show(response, "intake-desk.done.attach");
    return "redirect:/desk/reports/" + id;
  }

  /** A file, saved and never run by the browser. */
  @GetMapping("/desk/files/{file}")
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedIn me, @PathVariable String file) {
    StoredFile stored =
        acting.as(
            me.accountId(),
            actor -> {
              StoredFile found = files.find(Ids.parse(file)).orElseThrow(Refusal::notFound);
              ledger.audit(
                  actor,
                  "file.download",
                  found.ownerKind(),
                  found.ownerId(),
                  Map.of("file", Ids.text(found.id())));
              return found;
            });
    try (InputStream in = attachments.open(stored)) {
      return ResponseEntity.ok()
          .contentType(MediaType.parseMediaType(stored.mediaType()))
          .header(
              "Content-Disposition",
              ContentDisposition.attachment()
                  .filename(stored.name(), StandardCharsets.UTF_8)
                  .build()
                  .toString())
          .header("Content-Security-Policy", "default-src 'none'; sandbox")
          .header("X-Content-Type-Options", "nosniff")
          .header("Cache-Control", "no-store")
          .body(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // what was typed stands beside the report as it is now
  private View back(
      SignedIn me,
      String id,
      HttpServletRequest request,
      String act,
      @Nullable String typed,
      Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
      throw refusal;
    }
    List<Refusal.Field> errors =
        refusal.fields().isEmpty()
            ? List.of(new Refusal.Field("text", refusal.messageKey(), said(refusal, request)))
            : refusal.fields();
    return view(
        me,
        id,
        request,
        "desk/report",
        "report.see",
        refusal.kind().status(),
        new ReportPages.Failure(act, typed == null ? "" : typed, errors));
  }

  // names of acts and states in refusals, in the reader's language
  private List<Object> said(Refusal refusal, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return refusal.args().stream()
        .map(
            arg -> {
              String act = "act." + arg;
              String state =
                  "state.report." + arg.toString().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
              return t.has(act) ? t.get(act) : t.has(state) ? (Object) t.get(state) : arg;
            })
        .toList();
  }

  private View view(
      SignedIn me,
      String id,
      HttpServletRequest request,
      String template,
      String audited,
      int status,
      ReportPages.Failure failure) {
    Texts t = messages.in(RequestLanguage.of(request));
    ReportPage page =
        acting.as(
            me.accountId(), actor -> reportPages.page(actor, Ids.parse(id), t, audited, failure));
    return pages.view(status, template, Map.of("page", page));
  }
}
