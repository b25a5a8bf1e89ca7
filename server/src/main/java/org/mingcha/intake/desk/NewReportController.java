package org.mingcha.intake.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.documents.KeptFile;
import org.mingcha.intake.FiledReport;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** Taking a report down at the desk: a call, a letter, a visit, something found in the field. */
@Controller
class NewReportController {
  private final NewReportPages forms;
  private final Seats seats;
  private final Drafts drafts;
  private final DeskFiles files;
  private final DeskEntry entry;
  private final PlaceFinder places;
  private final Acting acting;
  private final Pages pages;
  private final Clock clock;

  NewReportController(
      NewReportPages forms,
      Seats seats,
      Drafts drafts,
      DeskFiles files,
      DeskEntry entry,
      PlaceFinder places,
      Acting acting,
      Pages pages,
      Clock clock) {
    this.forms = forms;
    this.seats = seats;
    this.drafts = drafts;
    this.files = files;
    this.entry = entry;
    this.places = places;
    this.acting = acting;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/desk/reports/new")
  View form(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String channel,
      @RequestParam(defaultValue = "") String draft,
      @RequestParam(defaultValue = "") String seat,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    List<Seat> all = seats(me, language);
    if (!draft.isBlank()) {
      Draft kept = drafts.find(me.accountId(), Ids.parse(draft)).orElseThrow(Refusal::notFound);
      return view(me, all, kept, List.of(), List.of(), 200, language);
    }
    Seat chosen = seats.pick(all, seat);
    Draft fresh =
        NewReportPages.empty(channel.isBlank() ? "hotline" : channel, chosen, clock.instant());
    return view(me, all, fresh, List.of(), List.of(), 200, language);
  }

  /** Keeps the form as it is, with files taken on, moved or removed. */
  @PostMapping("/desk/reports/new/save")
  Object save(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String draft,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(required = false) @Nullable Integer up,
      @RequestParam(required = false) @Nullable Integer drop,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> chosen,
      HttpServletRequest request,
      HttpServletResponse response) {
    Language language = RequestLanguage.of(request);
    Map<String, String> fields = DeskFields.of(request::getParameter);
    long id = Ids.parse(draft);
    List<KeptFile> before = filesOf(me, id);
    Seat seat = seats.pick(seats(me, language), fields.get("seat"));
    List<KeptFile> kept;
    try {
      kept = files.with(before, chosen, seats.campaign(seat), up, drop);
    } catch (Refusal refusal) {
      Drafts.Saved saved = drafts.save(me.accountId(), id, version, fields, before);
      return refused(me, refusal, saved, fields, before, List.of(), language);
    }
    Drafts.Saved saved = drafts.save(me.accountId(), id, version, fields, kept);
    Notices.show(response, saved.apart() ? "intake-desk.draft.apart" : "intake-desk.draft.saved");
    return "redirect:/desk/reports/new?draft=" + Ids.text(saved.id());
  }

  @PostMapping("/desk/reports/new")
  View file(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String draft,
      @RequestParam(defaultValue = "0") int version,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> chosen,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Map<String, String> fields = DeskFields.of(request::getParameter);
    long id = Ids.parse(draft);
    List<Seat> all = seats(me, language);
    Seat seat = seats.pick(all, fields.get("seat"));
    List<KeptFile> kept = filesOf(me, id);
    try {
      kept = files.with(kept, chosen, seats.campaign(seat), null, null);
      FiledReport filed = entry.file(me.accountId(), seat, fields, kept, "draft:" + draft, language);
      drafts.remove(me.accountId(), id);
      return pages.view(
          "desk/filed",
          Map.of(
              "filed",
              new FiledPage(
                  Ids.text(filed.id()),
                  filed.number(),
                  filed.receivedAt(),
                  filed.code().grouped(),
                  filed.receipt(),
                  fields.getOrDefault("channel", "hotline"),
                  seat.key(),
                  draft,
                  drafts.browserMark(me.accountId()))));
    } catch (Refusal refusal) {
      Drafts.Saved saved = drafts.save(me.accountId(), id, version, fields, kept);
      List<Region> perhaps = entry.perhaps(refusal, seat, fields);
      return refused(me, refusal, saved, fields, kept, perhaps, language);
    }
  }

  /** Places for the field's list while somebody types. */
  @GetMapping(value = "/desk/places", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  List<NewReportPage.Place> places(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam String q,
      @RequestParam String campaign,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    if (q.length() > 40) {
      return List.of();
    }
    return seats(me, language).stream()
        .filter(s -> s.slug().equals(campaign))
        .findFirst()
        .map(s -> places.search(q, s.within()).stream().map(r -> forms.place(r, language)).toList())
        .orElse(List.of());
  }

  // a form with faults comes back as it was typed; what it holds is saved already
  private View refused(
      SignedIn me,
      Refusal refusal,
      Drafts.Saved saved,
      Map<String, String> fields,
      List<KeptFile> kept,
      List<Region> perhaps,
      Language language) {
    List<Refusal.Field> errors =
        refusal.fields().isEmpty()
            ? List.of(
                new Refusal.Field("facts", refusal.messageKey(), refusal.args()))
            : refusal.fields();
    Draft typed = new Draft(saved.id(), saved.version(), saved.at(), fields, kept);
    return view(
        me, seats(me, language), typed, errors, perhaps, refusal.kind().status(), language);
  }

  private View view(
      SignedIn me,
      List<Seat> all,
      Draft draft,
      List<Refusal.Field> errors,
      List<Region> perhaps,
      int status,
      Language language) {
    // a draft may be older than the appointment it was begun under
    Seat seat =
        all.stream()
            .filter(s -> s.key().equals(draft.get("seat")))
            .findFirst()
            .orElseGet(() -> seats.pick(all, null));
    String channel = draft.get("channel");
    if (!NewReportPages.channels(seats.campaign(seat).template()).contains(channel)) {
      throw Refusal.notFound();
    }
    return pages.view(
        status,
        "desk/new",
        Map.of(
            "page",
            forms.page(me.accountId(), all, seat, channel, draft, errors, perhaps, language)));
  }

  private List<Seat> seats(SignedIn me, Language language) {
    return acting.reading(me.accountId(), actor -> seats.list(actor, language));
  }

  private List<KeptFile> filesOf(SignedIn me, long draft) {
    return drafts.find(me.accountId(), draft).map(Draft::files).orElse(List.of());
  }
}
