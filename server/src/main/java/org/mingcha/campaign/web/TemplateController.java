package org.mingcha.campaign.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignActs;
import org.mingcha.campaign.CampaignCommands;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.CampaignTemplates;
import org.mingcha.campaign.Parsed;
import org.mingcha.campaign.TemplateError;
import org.mingcha.campaign.TemplateStore;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.Redirect;
import org.mingcha.shared.web.SignedInAccount;
import org.mingcha.shared.web.Typed;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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

/** Templates: the list, checking one with each error beside its line, and adding it. */
@Controller
@RequestMapping("/desk/campaigns/templates")
class TemplateController {
  private final TemplateStore templates;
  private final CampaignActs acts;
  private final Acting acting;
  private final Pages pages;

  TemplateController(TemplateStore templates, CampaignActs acts, Acting acting, Pages pages) {
    this.templates = templates;
    this.acts = acts;
    this.acting = acting;
    this.pages = pages;
  }

  @GetMapping
  View list(@AuthenticationPrincipal SignedInAccount me) {
    return page(me, 200, null, null, List.of(), List.of());
  }

  /** The file of a template, to begin a new one from. */
  @GetMapping("/file")
  ResponseEntity<byte[]> file(@AuthenticationPrincipal SignedInAccount me, @RequestParam String key) {
    TemplateStore.Stored stored =
        acting.reading(me.accountId(), actor -> templates.find(key).orElseThrow(Refusal::notFound));
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("application/yaml"))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(stored.template().id() + ".yaml").build().toString())
        .body(stored.yaml().getBytes(StandardCharsets.UTF_8));
  }

  @PostMapping("/check")
  View check(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable MultipartFile file,
      @RequestParam(required = false) @Nullable String yaml)
      throws IOException {
    String text;
    if (file != null && !file.isEmpty()) {
      try {
        text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.getBytes())).toString();
      } catch (CharacterCodingException e) {
        return page(me, 400, null, null, List.of(), List.of(Refusal.Field.of("file", "campaign-desk.refusal.utf8")));
      }
    } else {
      text = yaml == null ? "" : yaml;
    }
    if (text.isBlank()) {
      return page(me, 400, null, null, List.of(), List.of(Refusal.Field.of("file", "organisation.refusal.file-missing")));
    }
    return switch (CampaignTemplates.parse(text, file == null ? "" : String.valueOf(file.getOriginalFilename()))) {
      case Parsed.Valid(CampaignTemplate template) -> page(me, 200, template, text, List.of(), List.of());
      case Parsed.Invalid(List<TemplateError> errors) -> page(me, 400, null, text, lines(text, errors), List.of());
    };
  }

  /** Each wrong line with the two around it, so that the place is found at a glance. */
  private static List<TemplateLine> lines(String text, List<TemplateError> errors) {
    List<String> all = text.lines().toList();
    List<TemplateLine> shown = new java.util.ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      int number = i + 1;
      if (errors.stream().anyMatch(e -> Math.abs(e.line() - number) <= 2)) {
        shown.add(new TemplateLine(number, all.get(i), errors.stream().filter(e -> e.line() == number).toList()));
      }
    }
    // an error may stand behind the last line: where the file ends too early
    errors.stream()
        .filter(e -> e.line() > all.size())
        .forEach(e -> shown.add(new TemplateLine(e.line(), "", List.of(e))));
    return shown;
  }

  @PostMapping
  View add(@AuthenticationPrincipal SignedInAccount me, @RequestParam Map<String, String> in) {
    try {
      acts.addTemplate(
          new CampaignCommands.AddTemplate(in.getOrDefault("yaml", "")),
          new Typed(in).call(me.accountId()));
      return Redirect.to("/desk/campaigns/templates");
    } catch (Refusal refusal) {
      if (refusal.kind() != Refusal.Kind.INVALID) {
        throw refusal;
      }
      return page(
          me, 400, null, in.getOrDefault("yaml", ""), List.of(),
          refusal.fields().stream()
              .map(f -> new Refusal.Field("file", f.messageKey(), f.args()))
              .toList());
    }
  }

  private View page(
      SignedInAccount me,
      int status,
      @Nullable CampaignTemplate valid,
      @Nullable String yaml,
      List<TemplateLine> lines,
      List<Refusal.Field> errors) {
    return acting.reading(
        me.accountId(),
        actor -> {
          Map<String, Object> model = new HashMap<>();
          model.put("templates", templates.list());
          model.put("valid", valid);
          model.put("yaml", yaml);
          model.put("lines", lines);
          model.put("errors", errors);
          model.put("mayAdd", actor.has(Role.SYSTEM_ADMIN));
          model.put("mayOpen", actor.has(Role.SYSTEM_ADMIN) || actor.has(Role.OFFICE));
          return pages.view(status, "campaign-desk/templates", model);
        });
  }
}
