package org.mingcha.organisation.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.RowError;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Imports;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.SignedInAccount;
import org.mingcha.shared.web.Typed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Import of regions and units: a file is checked, shown, and stored only when it is confirmed. */
@Controller
@RequestMapping("/admin/imports/{kind:regions|units}")
class ImportController {
  private final Imports imports;
  private final OrganisationActs acts;
  private final Admins admins;
  private final Pages pages;

  ImportController(Imports imports, OrganisationActs acts, Admins admins, Pages pages) {
    this.imports = imports;
    this.acts = acts;
    this.admins = admins;
    this.pages = pages;
  }

  @GetMapping
  View form(@AuthenticationPrincipal SignedInAccount me, @PathVariable String kind) {
    return admins.forms(me, actor -> page(200, kind, null, List.of(), 0, null, List.of()));
  }

  @PostMapping
  View check(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String kind,
      @RequestParam(required = false) @Nullable MultipartFile file)
      throws IOException {
    if (file == null || file.isEmpty()) {
      return admins.forms(
          me,
          actor ->
              page(
                  400, kind, null, List.of(), 0, null,
                  List.of(Refusal.Field.of("file", "organisation.refusal.file-missing"))));
    }
    String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
    Imports.Preview preview =
        kind.equals("regions")
            ? imports.previewRegions(me.accountId(), name, file.getBytes())
            : imports.previewUnits(me.accountId(), name, file.getBytes());
    return switch (preview) {
      case Imports.Preview.Good good -> page(200, kind, good, List.of(), 0, null, List.of());
      case Imports.Preview.Refused refused ->
          page(400, kind, null, refused.errors(), refused.more(), null, List.of());
    };
  }

  @PostMapping("/confirm")
  View confirm(
      @AuthenticationPrincipal SignedInAccount me,
      @PathVariable String kind,
      @RequestParam Map<String, String> in) {
    Typed typed = new Typed(in);
    try {
      Commands.ConfirmImport command =
          new Commands.ConfirmImport(Ids.parse(typed.text("upload")));
      Commands.Imported imported =
          kind.equals("regions")
              ? acts.importRegions(command, typed.call(me.accountId()))
              : acts.importUnits(command, typed.call(me.accountId()));
      return page(200, kind, null, List.of(), 0, imported, List.of());
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_ALLOWED) {
        throw refusal;
      }
      return page(
          refusal.kind().status(), kind, null, List.of(), 0, null,
          refusal.fields().isEmpty()
              ? List.of(new Refusal.Field("file", refusal.messageKey(), refusal.args()))
              : refusal.fields());
    }
  }

  private View page(
      int status,
      String kind,
      Imports.Preview.@Nullable Good good,
      List<RowError> rowErrors,
      int more,
      Commands.@Nullable Imported imported,
      List<Refusal.Field> errors) {
    Map<String, Object> model = new HashMap<>();
    model.put("kind", kind);
    model.put("good", good);
    model.put("rowErrors", rowErrors);
    model.put("more", more);
    model.put("imported", imported);
    model.put("errors", errors);
    return pages.view(status, "organisation/import", model);
  }
}
