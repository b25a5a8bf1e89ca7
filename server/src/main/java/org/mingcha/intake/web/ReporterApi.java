package org.mingcha.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.ReportForm;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.Identity;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.PublicForm;
import org.mingcha.intake.RateLimits;
import org.mingcha.intake.RateLimits.Limit;
import org.mingcha.intake.ReporterDesk;
import org.mingcha.intake.ReporterView;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Call;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the public may do, as an API; the query code stands in the body, never in the address. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports of the public")
final class ReporterApi {
  /** One attached file of a filing by API. */
  record Upload(String name, String base64) {
    @Override
    public String toString() {
      return "Upload[redacted]";
    }
  }

  record Parts(
      @Nullable String reported,
      @Nullable String facts,
      @Nullable String place,
      @Nullable String happened,
      @Nullable String umbrella) {
    @Override
    public String toString() {
      return "Parts[redacted]";
    }
  }

  /**
   * @param campaign slug
   * @param mode anonymous (also when left out), confidential or named
   * @param keepMetadata whether place and device data of files are kept
   */
  record Filing(
      @Nullable String campaign,
      @Nullable String mode,
      @Nullable Parts parts,
      @Nullable String category,
      @Nullable String region,
      @Nullable Identity identity,
      @Nullable List<Upload> files,
      @Nullable Boolean keepMetadata) {
    @Override
    public String toString() {
      return "Filing[redacted]";
    }
  }

  record FiledAnswer(String queryCode, String number, String receipt) {}

  record Query(@Nullable String queryCode) {
    @Override
    public String toString() {
      return "Query[redacted]";
    }
  }

  record Saying(
      @Nullable String queryCode,
      @Nullable String kind,
      @Nullable String text,
      @Nullable List<Upload> files,
      @Nullable Boolean keepMetadata) {
    @Override
    public String toString() {
      return "Saying[redacted]";
    }
  }

  record Rating(@Nullable String queryCode, @Nullable Boolean satisfied, @Nullable String text) {
    @Override
    public String toString() {
      return "Rating[redacted]";
    }
  }

  record Message(String from, String kind, String text, LocalDate on) {}

  /** What the reporter reads. */
  record Status(
      String number,
      String state,
      LocalDate receivedOn,
      List<ReporterView.Step> steps,
      List<Message> messages,
      @Nullable String result,
      @Nullable Boolean satisfied,
      @Nullable LocalDate objectUntil,
      Set<String> allowed) {

    static Status of(ReporterView v) {
      return new Status(
          v.number(),
          v.state().key(),
          v.receivedOn(),
          v.steps(),
          v.messages().stream()
              .map(
                  m ->
                      new Message(
                          m.fromReporter() ? "reporter" : "office",
                          m.kind().key(),
                          m.body(),
                          LocalDate.ofInstant(m.at(), org.mingcha.shared.text.Texts.ZONE)))
              .toList(),
          v.result(),
          v.satisfied(),
          v.objectUntil(),
          v.may());
    }
  }

  private final Reports reports;
  private final ReporterDesk desk;
  private final PublicForm forms;
  private final Attachments attachments;
  private final RateLimits limits;

  ReporterApi(
      Reports reports,
      ReporterDesk desk,
      PublicForm forms,
      Attachments attachments,
      RateLimits limits) {
    this.reports = reports;
    this.desk = desk;
    this.forms = forms;
    this.attachments = attachments;
    this.limits = limits;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "File a report; the answer is the only place where the query code is shown")
  FiledAnswer file(
      @RequestBody Filing filing,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    limits.take(Limit.FILE, request);
    if (filing.campaign() == null) {
      throw Refusal.invalid("campaign", "intake.fault.campaign");
    }
    Parts parts =
        filing.parts() == null ? new Parts(null, null, null, null, null) : filing.parts();
    List<KeptFile> files =
        take(filing.files(), Boolean.TRUE.equals(filing.keepMetadata()), filing.campaign());
    FiledReport filed =
        reports.fileForPublic(
            new NewReport(
                filing.campaign(),
                "web",
                mode(filing.mode()),
                new Words(
                    parts.reported(),
                    parts.facts() == null ? "" : parts.facts(),
                    parts.place(),
                    parts.happened(),
                    parts.umbrella()),
                filing.category(),
                filing.region(),
                filing.identity(),
                false,
                files),
            requestKey(key));
    return new FiledAnswer(filed.code().grouped(), filed.number(), filed.receipt());
  }

  @PostMapping("/query")
  @Operation(summary = "State, steps, messages and result of the report that a query code opens")
  Status query(@RequestBody Query query, HttpServletRequest request) {
    return counted(request, () -> Status.of(desk.read(query.queryCode())));
  }

  @PostMapping("/dialogue")
  @Operation(summary = "Add facts, correct or answer")
  Status say(
      @RequestBody Saying saying,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    return counted(
        request,
        () -> {
          ReporterDesk.Kind kind =
              switch (saying.kind() == null ? "" : saying.kind()) {
                case "addition" -> ReporterDesk.Kind.ADDITION;
                case "correction" -> ReporterDesk.Kind.CORRECTION;
                case "answer" -> ReporterDesk.Kind.ANSWER;
                default -> throw Refusal.invalid("kind", "intake.fault.kind");
              };
          List<KeptFile> files = List.of();
          if (saying.files() != null && !saying.files().isEmpty()) {
            files =
                take(
                    saying.files(),
                    Boolean.TRUE.equals(saying.keepMetadata()),
                    desk.campaignOf(saying.queryCode()));
          }
          desk.say(saying.queryCode(), kind, saying.text(), files, requestKey(key));
          return Status.of(desk.read(saying.queryCode()));
        });
  }

  @PostMapping("/dialogue/satisfaction")
  @Operation(summary = "Say whether satisfied with the result")
  Status rate(
      @RequestBody Rating rating,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    return counted(
        request,
        () -> {
          desk.rate(rating.queryCode(), rating.satisfied(), rating.text(), requestKey(key));
          return Status.of(desk.read(rating.queryCode()));
        });
  }

  @PostMapping("/dialogue/objection")
  @Operation(summary = "Ask, once, for review by another unit")
  Status object(
      @RequestBody Rating objection,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request) {
    return counted(
        request,
        () -> {
          desk.object(objection.queryCode(), objection.text(), requestKey(key));
          return Status.of(desk.read(objection.queryCode()));
        });
  }

  private interface Work {
    Status run();
  }

  private Status counted(HttpServletRequest request, Work work) {
    if (!limits.hasRoom(Limit.WRONG_CODE, request)) {
      throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.too-many", 60);
    }
    limits.take(Limit.QUERY, request);
    try {
      return work.run();
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        limits.allows(Limit.WRONG_CODE, request);
      }
      throw refusal;
    }
  }

  private List<KeptFile> take(
      @Nullable List<Upload> uploads, boolean keepMetadata, String slug) {
    if (uploads == null || uploads.isEmpty()) {
      return List.of();
    }
    Campaign campaign = forms.find(slug).orElseThrow(Refusal::notFound);
    ReportForm.Attachments most = campaign.template().reportForm().attachments();
    if (uploads.size() > most.maxFiles()) {
      throw Refusal.invalid("files", "intake.fault.files-many", most.maxFiles());
    }
    List<KeptFile> kept = new ArrayList<>();
    for (Upload upload : uploads) {
      if (upload == null) {
        throw Refusal.invalid("files", "intake.fault.base64");
      }
      byte[] bytes;
      try {
        bytes = Base64.getMimeDecoder().decode(upload.base64() == null ? "" : upload.base64());
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid("files", "intake.fault.base64");
      }
      kept.add(
          attachments.take(
              upload.name() == null ? "" : upload.name(),
              new ByteArrayInputStream(bytes),
              most.maxFileBytes(),
              most.types(),
              keepMetadata));
    }
    return kept;
  }

  private static IdentityMode mode(@Nullable String key) {
    if (key == null) {
      return IdentityMode.ANONYMOUS;
    }
    for (IdentityMode mode : IdentityMode.values()) {
      if (mode.key().equals(key)) {
        return mode;
      }
    }
    throw Refusal.invalid("mode", "intake.fault.mode");
  }

  private static @Nullable String requestKey(@Nullable String key) {
    // the same check as for signed-in callers
    return key == null ? null : new Call(0, key).key();
  }
}
