package org.mingcha.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.FormInput;
import org.mingcha.intake.FormWork;
import org.mingcha.intake.PublicForm;
import org.mingcha.intake.RateLimits;
import org.mingcha.intake.RateLimits.Limit;
import org.mingcha.intake.Reports;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The public form: landing page, four parts on one page, and what the reporter takes along. */
@Controller
final class ReportingController {
  private final PublicForm forms;
  private final Reports reports;
  private final Uploads uploads;
  private final RateLimits limits;
  private final FormWork work;
  private final Pages pages;

  ReportingController(
      PublicForm forms,
      Reports reports,
      Attachments attachments,
      RateLimits limits,
      FormWork work,
      Pages pages) {
    this.forms = forms;
    this.reports = reports;
    this.uploads = new Uploads(attachments);
    this.limits = limits;
    this.work = work;
    this.pages = pages;
  }

  @GetMapping("/")
  View landing() {
    return pages.view("intake/landing", Map.of("campaigns", forms.listTaking()));
  }

  @GetMapping("/report")
  View choose() {
    return landing();
  }

  @GetMapping("/report/{slug}")
  View form(@PathVariable String slug) {
    Campaign campaign = forms.taking(slug);
    return draw(200, campaign, new FormInput(Map.of()), List.of(), List.of(), null);
  }

  @PostMapping("/report/{slug}")
  View file(
      @PathVariable String slug,
      @RequestParam Map<String, String> fields,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> files,
      HttpServletRequest request) {
    Campaign campaign = forms.taking(slug);
    FormInput input = new FormInput(fields);
    List<KeptFile> kept = new ArrayList<>(forms.openKept(input.get("kept")));
    kept.removeIf(f -> fields.containsKey("drop-" + f.address().substring(0, 16)));
    try {
      if (!limits.hasRoom(Limit.FILE, request)) {
        throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.too-many", 60);
      }
      uploads.take(files, kept, campaign, input.checked("keepMetadata"));
      // an ordinary reporter never comes here: only when many come from one place or very many at all
      if (!limits.hasRoom(Limit.FREE, request)
          && !work.accept(input.get("ticket"), input.get("work"))) {
        return draw(429, campaign, input, kept, List.of(), work.ticket());
      }
      limits.take(Limit.FILE, request);
      FiledReport filed =
          reports.fileForPublic(input.report(slug, kept), requestKey(input));
      limits.allows(Limit.FREE, request);
      return pages.view(
          "intake/done",
          Map.of(
              "campaign", campaign,
              "code", filed.code().grouped(),
              "number", filed.number(),
              "receipt", filed.receipt()));
    } catch (Refusal refusal) {
      return switch (refusal.kind()) {
        case INVALID, TOO_MANY -> {
          List<Refusal.Field> faults =
              refusal.fields().isEmpty()
                  ? List.of(new Refusal.Field("send", refusal.messageKey(), refusal.args()))
                  : refusal.fields();
          yield draw(refusal.kind().status(), campaign, input, kept, faults, null);
        }
        default -> throw refusal;
      };
    }
  }

  private static @Nullable String requestKey(FormInput input) {
    String key = input.get("requestKey");
    return key.isBlank() || key.length() > 100 ? null : key;
  }

  private View draw(
      int status,
      Campaign campaign,
      FormInput input,
      List<KeptFile> kept,
      List<Refusal.Field> errors,
      @Nullable String ticket) {
    Map<String, Object> model = new HashMap<>();
    model.put("campaign", campaign);
    model.put("input", input);
    model.put("kept", kept);
    model.put("keptField", forms.sealKept(kept));
    model.put("errors", errors);
    model.put("places", forms.listPlaces(campaign));
    model.put("identities", forms.takesIdentities(campaign));
    model.put("ticket", ticket);
    model.put("waitSeconds", work.waitSeconds());
    model.put("workBits", work.bits());
    return pages.view(status, "intake/form", model);
  }
}
