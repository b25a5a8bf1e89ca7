package org.mingcha.organisation.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Role;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Browsing and searching the code book of regions. */
@Controller
class RegionController {
  private static final int PAGE = 100;

  private final Organisation organisation;
  private final Admins admins;
  private final Pages pages;

  RegionController(Organisation organisation, Admins admins, Pages pages) {
    this.organisation = organisation;
    this.admins = admins;
    this.pages = pages;
  }

  @GetMapping("/admin/regions")
  View browse(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String retired,
      HttpServletRequest request) {
    return admins.reading(
        me,
        actor -> {
          boolean inside = parent != null && !parent.isBlank();
          Region region = inside ? organisation.getRegion(parent) : null;
          List<Region> found =
              q.isBlank()
                  ? organisation.listChildren(inside ? parent : null, organisation.today(), after, PAGE + 1)
                  : organisation.searchRegions(
                      q, inside ? parent : null, retired == null ? organisation.today() : null, PAGE);
          boolean more = q.isBlank() && found.size() > PAGE;
          List<Region> regions = more ? found.subList(0, PAGE) : found;
          Map<String, Object> model = new HashMap<>();
          model.put("region", region);
          model.put("line", inside ? organisation.listLine(parent) : List.of());
          model.put("former", inside ? organisation.listFormerNames(parent) : List.of());
          model.put("regions", regions);
          model.put("q", q);
          model.put("retired", retired != null);
          model.put("today", organisation.today());
          model.put("mayChange", actor.has(Role.SYSTEM_ADMIN));
          Map<String, String> filters = new HashMap<>();
          if (inside) {
            filters.put("parent", parent);
          }
          model.put("first", after == null ? null : Addresses.with("/admin/regions", filters, "after", null));
          model.put(
              "next",
              more ? Addresses.with("/admin/regions", filters, "after", regions.getLast().code()) : null);
          return pages.view("organisation/regions", model);
        });
  }
}
