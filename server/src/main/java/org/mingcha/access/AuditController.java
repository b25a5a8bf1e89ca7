package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.MenuItem;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The auditor's page: who saw and did what. Reading it leaves a trace too. */
@Controller
class AuditController {
  private static final int PAGE = 100;

  private final Acting acting;
  private final AuditTrail trail;
  private final Ledger ledger;
  private final Pages pages;

  AuditController(Acting acting, AuditTrail trail, Ledger ledger, Pages pages) {
    this.acting = acting;
    this.trail = trail;
    this.ledger = ledger;
    this.pages = pages;
  }

  @Bean
  static MenuItem auditMenu() {
    return new MenuItem(900, "/audit", "access.audit", Set.of(Role.AUDITOR));
  }

  @GetMapping("/audit")
  View list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String action,
      @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String record,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(required = false) Long before,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Refusal.Faults faults = new Refusal.Faults();
    LocalDate fromOn = day(from, "from", faults);
    LocalDate toOn = day(to, "to", faults);
    AuditTrail.Filter filter =
        new AuditTrail.Filter(
            who.strip(),
            action,
            kind,
            recordId(record, faults),
            start(fromOn),
            toOn == null ? null : start(toOn.plusDays(1)));
    record Found(List<AuditTrail.Entry> entries, List<String> actions) {}
    Found found =
        acting.as(
            me.accountId(),
            actor -> {
              if (!actor.has(Role.AUDITOR)) {
                throw Refusal.notAllowed("refusal.not-allowed");
              }
              ledger.audit(actor, "audit-read", null, filter.recordId());
              return new Found(
                  faults.any() ? List.of() : trail.list(filter, before, PAGE + 1),
                  trail.listActions());
            });
    boolean more = found.entries().size() > PAGE;
    List<AuditTrail.Entry> shown = more ? found.entries().subList(0, PAGE) : found.entries();
    String address = address(who, action, kind, record, from, to);
    Map<String, Object> params = new HashMap<>();
    params.put("rows", shown.stream().map(e -> row(e, language)).toList());
    params.put("actions", found.actions());
    params.put("filter", Map.of(
        "who", who, "action", action, "kind", kind, "record", record, "from", from, "to", to));
    params.put("errors", faults.fields());
    params.put("first", before == null ? null : address);
    params.put("next", more ? address + "&before=" + shown.getLast().position() : null);
    return pages.view(faults.any() ? 400 : 200, "access/audit", params);
  }

  private static AccessViews.AuditRow row(AuditTrail.Entry e, Language language) {
    return new AccessViews.AuditRow(
        e.at(),
        e.name(language),
        e.login(),
        e.action(),
        e.kind(),
        e.recordId() == null ? null : Ids.text(e.recordId()),
        e.details().equals("{}") ? "" : e.details());
  }

  private static String address(String... values) {
    String[] names = {"who", "action", "kind", "record", "from", "to"};
    StringBuilder out = new StringBuilder("/audit?");
    for (int i = 0; i < names.length; i++) {
      out.append(i == 0 ? "" : "&").append(names[i]).append('=');
      out.append(AccountsController.encode(values[i]));
    }
    return out.toString();
  }

  private static @Nullable Instant start(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(Texts.ZONE).toInstant();
  }

  private static @Nullable LocalDate day(String text, String field, Refusal.Faults faults) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Days.parse(text.strip());
    } catch (DateTimeParseException e) {
      faults.add(field, "access.day.wrong");
      return null;
    }
  }

  private static @Nullable Long recordId(String text, Refusal.Faults faults) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Ids.parse(text.strip());
    } catch (Refusal none) {
      faults.add("record", "access.audit.record.wrong");
      return null;
    }
  }
}
