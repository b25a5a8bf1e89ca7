package org.mingcha.insight.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.insight.Figure;
import org.mingcha.insight.Figures;
import org.mingcha.insight.FilterReader;
import org.mingcha.insight.Insight;
import org.mingcha.insight.Links;
import org.mingcha.insight.RecordFilter;
import org.mingcha.insight.RecordKind;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Start page, overview, and the records behind a number. */
@Controller
final class InsightController {
  private final Insight insight;
  private final Pages pages;
  private final Messages messages;
  private final Clock clock;

  InsightController(Insight insight, Pages pages, Messages messages, Clock clock) {
    this.insight = insight;
    this.pages = pages;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping("/desk")
  View start(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
    Texts t = texts(request);
    return pages.view(
        "insight/start", Map.of("start", insight.start(me.accountId(), t), "now", clock.instant()));
  }

  @GetMapping("/desk/overview")
  View overview(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(required = false) @Nullable String campaign,
      HttpServletRequest request) {
    Texts t = texts(request);
    return pages.view(
        "insight/overview",
        Map.of("view", insight.overview(me.accountId(), campaign, t), "now", clock.instant()));
  }

  /** Takes the filters of docs/filters.md, {@code kind}, and {@code figure} for a heading. */
  @GetMapping("/desk/records")
  View records(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> params,
      HttpServletRequest request) {
    Texts t = texts(request);
    RecordKind kind =
        RecordKind.find(params.getOrDefault("kind", RecordKind.REPORT.key()))
            .orElseThrow(() -> Refusal.invalid("kind", "insight.refusal.filter", "kind"));
    RecordFilter filter = FilterReader.read(kind, params);
    Insight.Page page =
        insight.records(me.accountId(), params.get("campaign"), filter, params.get("after"), t);
    String address = Links.records(page.campaign().slug(), filter);
    // a heading is given only when it is this very figure's
    @Nullable Figure figure =
        Figures.find(params.getOrDefault("figure", ""))
            .filter(f -> f.filter().equals(filter))
            .orElse(null);
    if (figure != null) {
      address += "&figure=" + figure.key();
    }
    return pages.view(
        "insight/records",
        Map.of(
            "page", page,
            "title", t.get(figure == null ? "insight.records." + kind.key() : "insight.figure." + figure.key()),
            "means", figure == null ? "" : t.get("insight.figure." + figure.key() + ".means"),
            "address", address,
            "first", params.getOrDefault("after", "").isBlank()));
  }

  private Texts texts(HttpServletRequest request) {
    return messages.in(RequestLanguage.of(request));
  }
}
