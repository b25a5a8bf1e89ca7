package org.mingcha.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.documents.StoredFile;
import org.mingcha.intake.FormInput;
import org.mingcha.intake.PublicForm;
import org.mingcha.intake.RateLimits;
import org.mingcha.intake.RateLimits.Limit;
import org.mingcha.intake.ReporterDesk;
import org.mingcha.intake.ReporterView;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.web.Pages;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Coming back with the query code, which travels in the body of requests only. */
@Controller
final class QueryController {
  private final ReporterDesk desk;
  private final PublicForm forms;
  private final Attachments attachments;
  private final Uploads uploads;
  private final RateLimits limits;
  private final Pages pages;

  QueryController(
      ReporterDesk desk,
      PublicForm forms,
      Attachments attachments,
      RateLimits limits,
      Pages pages) {
    this.desk = desk;
    this.forms = forms;
    this.attachments = attachments;
    this.uploads = new Uploads(attachments);
    this.limits = limits;
    this.pages = pages;
  }

  @GetMapping("/query")
  View ask() {
    return pages.view("intake/query", Map.of("errors", List.of()));
  }

  /** A form that was sent and is opened again from the browser's history. */
  @GetMapping({"/query/say", "/query/rate", "/query/object"})
  String back() {
    return "redirect:/query";
  }

  @PostMapping("/query")
  View read(@RequestParam(defaultValue = "") String code, HttpServletRequest request) {
    return withCode(
        request, () -> status(200, code, desk.read(code), new FormInput(Map.of()), List.of(), null));
  }

  @PostMapping("/query/say")
  View say(
      @RequestParam Map<String, String> fields,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request) {
    FormInput input = new FormInput(fields);
    return act(
        request,
        input,
        "intake.status.said",
        code -> {
          List<KeptFile> kept = new ArrayList<>();
          String slug = desk.campaignOf(code);
          forms.find(slug).ifPresent(c -> uploads.take(files, kept, c, input.checked("keepMetadata")));
          desk.say(code, kind(input.get("kind")), input.get("text"), kept, input.get("requestKey"));
        });
  }

  @PostMapping("/query/rate")
  View rate(@RequestParam Map<String, String> fields, HttpServletRequest request) {
    FormInput input = new FormInput(fields);
    Boolean satisfied =
        switch (input.get("satisfied")) {
          case "yes" -> true;
          case "no" -> false;
          default -> null;
        };
    return act(
        request,
        input,
        "intake.status.rated",
        code -> desk.rate(code, satisfied, input.get("words"), input.get("requestKey")));
  }

  @PostMapping("/query/object")
  View object(@RequestParam Map<String, String> fields, HttpServletRequest request) {
    FormInput input = new FormInput(fields);
    return act(
        request,
        input,
        "intake.status.objected",
        code -> desk.object(code, input.get("objection"), input.get("requestKey")));
  }

  /** A file of the own report, as it is kept. */
  @PostMapping("/query/file")
  @ResponseBody
  ResponseEntity<byte[]> download(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String file,
      HttpServletRequest request)
      throws IOException {
    if (!limits.hasRoom(Limit.WRONG_CODE, request)) {
      throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.too-many", 60);
    }
    limits.take(Limit.QUERY, request);
    StoredFile stored;
    try {
      long id = Ids.parse(file);
      stored =
          desk.read(code).files().stream()
              .filter(f -> f.id() == id)
              .findFirst()
              .orElseThrow(Refusal::notFound);
    } catch (Refusal refusal) {
      // else codes could be tried here without end
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        limits.allows(Limit.WRONG_CODE, request);
      }
      throw refusal;
    }
    try (InputStream in = attachments.open(stored)) {
      return Downloads.of(stored, in.readAllBytes());
    }
  }

  /** Gives back, as a file, the receipt that the page held; nothing is looked up. */
  @PostMapping("/query/receipt")
  @ResponseBody
  ResponseEntity<byte[]> receipt(@RequestParam(defaultValue = "") String receipt) {
    boolean plain =
        receipt.length() < 2000
            && receipt.startsWith("mingcha receipt v1")
            && receipt.chars().allMatch(c -> c == '\r' || c == '\n' || c == 0x2014 || (c >= 32 && c < 127));
    if (!plain) {
      throw Refusal.notFound();
    }
    return Downloads.of(
        "receipt.txt",
        MediaType.parseMediaType("text/plain;charset=UTF-8"),
        receipt.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
  }

  @GetMapping(value = "/receipt-key", produces = "text/plain;charset=UTF-8")
  @ResponseBody
  String receiptKey() {
    return forms.receiptKey() + "\n";
  }

  private interface Work {
    void run(String code);
  }

  private interface Answer {
    View get();
  }

  private View act(HttpServletRequest request, FormInput input, String done, Work work) {
    String code = input.get("code");
    return withCode(
        request,
        () -> {
          try {
            work.run(code);
            return status(200, code, desk.read(code), new FormInput(Map.of()), List.of(), done);
          } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
              throw refusal;
            }
            List<Refusal.Field> faults =
                refusal.fields().isEmpty()
                    ? List.of(new Refusal.Field("main", refusal.messageKey(), refusal.args()))
                    : refusal.fields();
            return status(refusal.kind().status(), code, desk.read(code), input, faults, null);
          }
        });
  }

  // what is typed as a code is never shown again: somebody may be looking on
  private View withCode(HttpServletRequest request, Answer answer) {
    try {
      if (!limits.hasRoom(Limit.WRONG_CODE, request)) {
        throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.too-many", 60);
      }
      limits.take(Limit.QUERY, request);
      return answer.get();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        limits.allows(Limit.WRONG_CODE, request);
      } else if (refusal.kind() != Refusal.Kind.TOO_MANY) {
        throw refusal;
      }
      return pages.view(
          refusal.kind().status(),
          "intake/query",
          Map.of(
              "errors", List.of(new Refusal.Field("code", refusal.messageKey(), refusal.args()))));
    }
  }

  private View status(
      int status,
      String code,
      ReporterView report,
      FormInput input,
      List<Refusal.Field> errors,
      @Nullable String done) {
    Map<String, Object> model = new HashMap<>();
    model.put("code", code);
    model.put("report", report);
    model.put("input", input);
    model.put("errors", errors);
    model.put("done", done);
    return pages.view(status, "intake/status", model);
  }

  private static ReporterDesk.Kind kind(String key) {
    return switch (key) {
      case "answer" -> ReporterDesk.Kind.ANSWER;
      case "correction" -> ReporterDesk.Kind.CORRECTION;
      default -> ReporterDesk.Kind.ADDITION;
    };
  }
}
