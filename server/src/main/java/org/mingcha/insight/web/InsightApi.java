package org.mingcha.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.insight.Insight;
import org.mingcha.insight.WorkItem;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures and waiting work for other programs. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "insight")
final class InsightApi {
  private static final int MOST = 200;

  private final Insight insight;
  private final Messages messages;

  InsightApi(Insight insight, Messages messages) {
    this.insight = insight;
    this.messages = messages;
  }

  /**
   * @param means the definition, in the language of the request
   * @param query the filters that give the records, as in docs/filters.md
   * @param href the page that lists them
   */
  record FigureJson(
      String key, String name, String means, String kind, long value, String query, String href) {}

  /** Numbers as of an instant, counted for the person of the token. */
  record FiguresJson(String campaign, Instant at, List<FigureJson> figures) {}

  /** One thing that waits. {@code kind} is stable; {@code what} says it in the request's language. */
  record WorkJson(
      String kind,
      String what,
      String record,
      @Nullable String number,
      String party,
      @Nullable String category,
      @Nullable String region,
      @Nullable Integer clues,
      @Nullable Instant dueAt,
      Instant since,
      String href) {}

  record WorkList(List<WorkJson> items) {}

  @Operation(summary = "Named figures of a campaign, as the person of the token may count them")
  @GetMapping("/campaigns/{slug}/figures")
  FiguresJson figures(
      @AuthenticationPrincipal SignedIn me, @PathVariable String slug, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    Insight.Counted counted = insight.figures(me.accountId(), slug);
    return new FiguresJson(
        counted.campaign().slug(),
        counted.at(),
        counted.numbers().entrySet().stream()
            .map(
                e ->
                    new FigureJson(
                        e.getKey().key(),
                        t.get("insight.figure." + e.getKey().key()),
                        t.get("insight.figure." + e.getKey().key() + ".means"),
                        e.getKey().filter().kind().key(),
                        e.getValue(),
                        e.getKey().filter().query(),
                        e.getKey().href(counted.campaign().slug())))
            .toList());
  }

  @Operation(summary = "What waits for the person of the token, most urgent first")
  @GetMapping("/work")
  WorkList work(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "50") int limit,
      HttpServletRequest request) {
    if (limit < 1 || limit > MOST) {
      throw Refusal.invalid("limit", "insight.refusal.limit", MOST);
    }
    Texts t = messages.in(RequestLanguage.of(request));
    return new WorkList(
        insight.work(me.accountId(), limit).stream().map(item -> json(item, t)).toList());
  }

  private static WorkJson json(WorkItem item, Texts t) {
    return new WorkJson(
        item.kind(),
        t.get("insight.work." + item.kind()),
        Ids.text(item.recordId()),
        item.number(),
        Ids.text(item.partyId()),
        item.category(),
        item.regionCode(),
        item.count() == 0 ? null : item.count(),
        item.dueAt(),
        item.since(),
        item.href());
  }
}
