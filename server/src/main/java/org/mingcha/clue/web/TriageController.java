package org.mingcha.clue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.campaign.Campaigns;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.ClueLine;
import org.mingcha.clue.ClueView;
import org.mingcha.clue.Clues;
import org.mingcha.clue.Done;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Picks;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.Redirect;
import org.mingcha.shared.web.RequestLanguage;
import org.mingcha.shared.web.Typed;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What becomes of a report: one of four outcomes, each a form beside the words. */
@Controller
@RequestMapping("/desk/reports/{id}/triage")
class TriageController {
  private static final int SUBJECTS = 3;

  private final Clues clues;
  private final ClueForms forms;
  private final Acting acting;
  private final Campaigns campaigns;
  private final Organisation organisation;
  private final Picks picks;
  private final Pages pages;
  private final Messages messages;

  TriageController(
      Clues clues,
      ClueForms forms,
      Acting acting,
      Campaigns campaigns,
      Organisation organisation,
      Picks picks,
      Pages pages,
      Messages messages) {
    this.clues = clues;
    this.forms = forms;
    this.acting = acting;
    this.campaigns = campaigns;
    this.organisation = organisation;
    this.picks = picks;
    this.pages = pages;
    this.messages = messages;
  }

  @GetMapping
  View show(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "") String outcome,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.reading(
        me.accountId(),
        actor -> {
          Clues.TriageView report = clues.getTriage(Ids.parse(id), actor);
          String chosen = outcome.isEmpty() ? (report.mayDecide() ? "open" : "ask") : outcome;
          return page(report, chosen, t, Map.of(), null);
        });
  }

  @PostMapping("/{outcome}")
  View decide(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String outcome,
      @RequestParam Map<String, String> in,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts t = messages.in(RequestLanguage.of(request));
    Typed typed = new Typed(in);
    long report = Ids.parse(id);
    try {
      ClueCommand command =
          acting.reading(
              me.accountId(),
              actor -> command(outcome, clues.getTriage(report, actor), typed));
      Done done = clues.perform(command, typed.call(me.accountId()));
      if (!done.visible()) {
        return pages.view("clue/passed", Map.of());
      }
      Notices.show(response, "clue.done");
      boolean clue = outcome.equals("open") || outcome.equals("join");
      return Redirect.to((clue ? "/desk/clues/" : "/desk/reports/") + Ids.text(done.id()));
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      return acting.reading(
          me.accountId(), actor -> page(clues.getTriage(report, actor), outcome, t, in, refusal));
    }
  }

  private ClueCommand command(String outcome, Clues.TriageView report, Typed in) {
    long id = report.reportId();
    int version = in.version();
    return switch (outcome) {
      case "open" -> new ClueCommand.Open(id, version, forms.facts(in), subjects(in));
      case "join" -> {
        Long clue =
            clues.findByNumber(report.campaignId(), in.text("clue")).map(ClueLine::id).orElse(null);
        in.faults().when(clue == null, "clue", "clue.refusal.no-clue");
        yield new ClueCommand.Join(id, version, clue == null ? 0 : clue);
      }
      case "transfer" ->
          new ClueCommand.TransferReport(
              id, version, in.text("destination"), in.text("reason"), in.text("answer"));
      case "ask" -> new ClueCommand.Ask(id, version, in.text("question"));
      default -> throw Refusal.notFound();
    };
  }

  private List<ClueCommand.Subject> subjects(Typed in) {
    List<ClueCommand.Subject> subjects = new ArrayList<>();
    for (int i = 0; i < SUBJECTS; i++) {
      String suffix = Integer.toString(i);
      boolean given =
          !in.text("role" + suffix).isEmpty()
              || !in.text("official" + suffix).isEmpty()
              || !in.text("unit" + suffix).isEmpty()
              || !in.text("subject" + suffix).isEmpty();
      if (given) {
        subjects.add(forms.subject(in, suffix));
      }
    }
    return subjects;
  }

  private View page(
      Clues.TriageView report,
      String outcome,
      Texts t,
      Map<String, String> typed,
      @Nullable Refusal refusal) {
    Words words = new Words(campaigns.get(report.campaignId()).template(), t);
    String here = "/desk/reports/" + Ids.text(report.reportId()) + "/triage";
    FormPage.Builder f =
        FormPage.to(
                here + "/" + outcome,
                "clue.triage." + outcome,
                "/desk/reports/" + Ids.text(report.reportId()),
                typed,
                refusal)
            .version(report.version());
    switch (outcome) {
      case "open" -> open(f, report, words, t);
      case "join" -> f.text("clue", "clue.field.into", null, true);
      case "transfer" -> {
        f.select(
            "destination",
            "clue.field.destination",
            null,
            words.options(words.template().transferDestinations()),
            true);
        f.area("reason", "clue.field.reason", null, true);
        f.area("answer", "clue.field.answer", null, true);
      }
      case "ask" -> f.area("question", "clue.field.question", null, true);
      default -> throw Refusal.notFound();
    }
    Map<String, Object> model = new HashMap<>();
    model.put("report", report);
    model.put("outcome", outcome);
    model.put("here", here);
    model.put("form", f.build(refusal));
    return pages.view(refusal == null ? 200 : refusal.kind().status(), "clue/triage", model);
  }

  private void open(FormPage.Builder f, Clues.TriageView report, Words words, Texts t) {
    String told =
        report.words().stream().map(ClueView.Part::text).collect(Collectors.joining("\n\n"));
    String region =
        report.region() == null
            ? ""
            : organisation.findRegion(report.region()).map(r -> picks.show(r, t.language())).orElse("");
    forms.facts(
        f,
        words,
        new ClueCommand.Facts(
            "",
            told,
            report.category() == null ? "" : report.category(),
            null,
            region,
            words.template().severities().getLast().key(),
            false,
            false));
    for (int i = 0; i < SUBJECTS; i++) {
      f.select(
          "role" + i,
          "clue.field.role-" + (i + 1),
          null,
          words.options(words.template().subjectRoles()),
          false);
      f.beside(true);
      f.lookup("official" + i, "clue.field.official", null, "/desk/lookup/officials", false);
      f.lookup("unit" + i, "clue.field.unit", null, "/desk/lookup/units", false);
      f.text("subject" + i, "clue.field.name", null, false);
      f.beside(false);
    }
  }
}
