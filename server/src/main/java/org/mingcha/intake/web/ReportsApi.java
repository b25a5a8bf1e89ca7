package org.mingcha.intake.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.documents.StoredFile;
import org.mingcha.intake.ReportFilters;
import org.mingcha.intake.ReportLine;
import org.mingcha.intake.ReportList;
import org.mingcha.intake.ReportView;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.Acting;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports for signed-in people: lists and one record. */
@RestController
@RequestMapping("/api/v1/reports")
@Tag(name = "reports")
final class ReportsApi {
  /** A report in a list; no words. */
  record Line(
      String id,
      String number,
      String channel,
      String mode,
      String state,
      @Nullable String category,
      @Nullable String region,
      String holder,
      Instant receivedAt,
      @Nullable Instant dueAt,
      boolean urgent,
      int unread,
      int version) {

    static Line of(ReportLine r) {
      return new Line(
          Ids.text(r.id()),
          r.number(),
          r.channel(),
          r.mode().key(),
          r.state().key(),
          r.category(),
          r.regionCode(),
          Ids.text(r.holderId()),
          r.shownAt(),
          r.dueAt(),
          r.urgent(),
          r.unread(),
          r.version());
    }
  }

  record ListAnswer(List<Line> reports, @Nullable String next) {}

  record Message(String id, String from, String kind, String text, Instant at) {}

  record FileEntry(String id, String name, String mediaType, long size, String from) {
    static FileEntry of(StoredFile f) {
      return new FileEntry(Ids.text(f.id()), f.name(), f.mediaType(), f.size(), f.side());
    }
  }

  record Full(
      Line report,
      Words words,
      List<Message> messages,
      List<FileEntry> files,
      List<String> allowed) {
    @Override
    public String toString() {
      return "Full[redacted]";
    }
  }

  private final Reports reports;
  private final ReportFilters filters;
  private final Acting acting;
  private final Ledger ledger;

  ReportsApi(Reports reports, ReportFilters filters, Acting acting, Ledger ledger) {
    this.reports = reports;
    this.filters = filters;
    this.acting = acting;
    this.ledger = ledger;
  }

  @GetMapping
  @Operation(summary = "Reports that one may see, with the filters of docs/filters.md")
  ListAnswer list(
      @AuthenticationPrincipal SignedIn me, @RequestParam Map<String, String> parameters) {
    var asked = filters.parse(parameters);
    ReportList list =
        acting.reading(
            me.accountId(), actor -> reports.list(asked.filter(), asked.after(), asked.limit()));
    return new ListAnswer(list.lines().stream().map(Line::of).toList(), list.next());
  }

  @GetMapping("/{id}")
  @Operation(summary = "One report with its words, messages and files; the look is audited")
  Full get(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
    long report = Ids.parse(id);
    return acting.as(
        me.accountId(),
        actor -> {
          ReportView view = reports.get(report);
          ledger.audit(actor, "report.see", "report", report);
          return new Full(
              Line.of(view.line()),
              view.words(),
              reports.listMessages(report).stream()
                  .map(
                      m ->
                          new Message(
                              Ids.text(m.id()),
                              m.fromReporter() ? "reporter" : "office",
                              m.kind().key(),
                              m.body(),
                              m.at()))
                  .toList(),
              reports.listFiles(report).stream().map(FileEntry::of).toList(),
              reports.allowed(view.line(), actor));
        });
  }
}
