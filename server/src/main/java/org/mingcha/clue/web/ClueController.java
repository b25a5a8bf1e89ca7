package org.mingcha.clue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Parties;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.ClueFilter;
import org.mingcha.clue.ClueLine;
import org.mingcha.clue.ClueList;
import org.mingcha.clue.ClueView;
import org.mingcha.clue.Clues;
import org.mingcha.clue.Done;
import org.mingcha.documents.KeptFile;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Names;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;

/** The backlog, a clue's page, and the forms of what can be done with it. */
@Controller
@RequestMapping("/desk/clues")
class ClueController {
  private static final int PAGE = 30;

  private final Clues clues;
  private final ClueForms forms;
  private final Evidence evidence;
  private final Acting acting;
  private final Campaigns campaigns;
  private final Parties parties;
  private final Names names;
  private final Ledger ledger;
  private final Pages pages;
  private final Messages messages;
  private final Clock clock;

  ClueController(
      Clues clues,
      ClueForms forms,
      Evidence evidence,
      Acting acting,
      Campaigns campaigns,
      Parties parties,
      Names names,
      Ledger ledger,
      Pages pages,
      Messages messages,
      Clock clock) {
    this.clues = clues;
    this.forms = forms;
    this.evidence = evidence;
    this.acting = acting;
    this.campaigns = campaigns;
    this.parties = parties;
    this.names = names;
    this.ledger = ledger;
    this.pages = pages;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  View list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    Map<String, String> asked = new LinkedHashMap<>(in);
    // without anything asked for, what waits for oneself
    if (asked.isEmpty()) {
      asked.put("view", "mine");
    }
    ClueFilter filter = ClueFilter.of(asked);
    return acting.reading(me.accountId(), actor -> list(filter, asked, actor, t));
  }

  private View list(ClueFilter filter, Map<String, String> asked, Actor actor, Texts t) {
    ClueList found = clues.list(filter, actor, asked.get("after"), PAGE);
    Campaign campaign =
        filter.campaign() == null
            ? campaigns.list().stream().findFirst().orElseThrow(Refusal::notFound)
            : campaigns.getBySlug(filter.campaign());
    Map<Long, Words> words = new HashMap<>();
    words.put(0L, new Words(campaign.template(), t));
    Set<Long> offices = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (ClueLine line : found.lines()) {
      offices.add(line.holderId());
      places.add(line.region());
      words.computeIfAbsent(line.campaignId(), id -> new Words(campaigns.get(id).template(), t));
    }
    Map<String, Object> model = new HashMap<>();
    model.put("lines", found.lines());
    model.put("words", words);
    model.put("offices", parties.names(offices, t.language()));
    model.put("places", names.regions(places, t.language()));
    model.put("asked", asked);
    model.put("tabs", tabs(asked, actor));
    model.put("now", clock.instant());
    model.put("first", asked.containsKey("after") ? with(asked, "after", "") : null);
    model.put("next", found.next() == null ? null : with(asked, "after", found.next()));
    return pages.view("clue/list", model);
  }

  private List<ListTab> tabs(Map<String, String> asked, Actor actor) {
    return List.of("mine", "passed", "all").stream()
        .map(
            view -> {
              Map<String, String> other = new LinkedHashMap<>(asked);
              other.remove("after");
              other.put("view", view);
              return new ListTab(
                  view,
                  with(other, "after", ""),
                  clues.count(ClueFilter.of(other), actor),
                  view.equals(asked.getOrDefault("view", "all")));
            })
        .toList();
  }

  private static String with(Map<String, String> asked, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(asked);
    all.put(name, value);
    all.values().removeIf(String::isBlank);
    UriComponentsBuilder address = UriComponentsBuilder.fromPath("/desk/clues");
    all.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
    return address.encode().buildAndExpand(all).toUriString();
  }

  @GetMapping("/{id}")
  View show(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.as(
        me.accountId(),
        actor -> {
          ClueView view = clues.get(Ids.parse(id), actor);
          ledger.audit(actor, "view", "clue", view.line().id());
          return pages.view("clue/show", model(view, actor, t));
        });
  }

  private Map<String, Object> model(ClueView view, Actor actor, Texts t) {
    Set<Long> offices = new HashSet<>(List.of(view.line().managerId(), view.line().holderId()));
    view.chain().forEach(h -> offices.addAll(List.of(h.fromParty(), h.toParty())));
    view.steps().forEach(s -> offices.add(s.partyId()));
    view.outcomes()
        .forEach(
            o -> {
              offices.add(o.partyId());
              o.decisions().forEach(d -> offices.add(d.partyId()));
            });
    view.history().stream().filter(h -> h.partyId() != null).forEach(h -> offices.add(h.partyId()));
    Map<Long, String> subjects = new HashMap<>();
    view.subjects().forEach(s -> subjects.put(s.id(), forms.subjectName(s, t.language())));
    Map<String, Object> model = new HashMap<>();
    model.put("clue", view);
    model.put("words", new Words(view.campaign().template(), t));
    model.put("offices", parties.names(offices, t.language()));
    model.put(
        "place",
        names.regions(List.of(view.line().region()), t.language()).getOrDefault(view.line().region(), ""));
    model.put("subjects", subjects);
    // the batches of other offices are not theirs to open
    model.put("mine", Set.copyOf(actor.partiesAs(Clues.roles())));
    model.put("now", clock.instant());
    return model;
  }

  @GetMapping("/{id}/act/{act}")
  View form(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String act,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.reading(
        me.accountId(), actor -> form(act, clues.get(Ids.parse(id), actor), t, Map.of(), null));
  }

  private View form(
      String act,
      ClueView view,
      Texts t,
      Map<String, String> typed,
      @Nullable Refusal refusal) {
    Words words = new Words(view.campaign().template(), t);
    Map<String, Object> model = new HashMap<>();
    model.put("title", "act." + act);
    model.put("subtitle", view.line().number() + " · " + view.line().title());
    model.put("form", forms.form(act, view, words, t, typed, refusal));
    return pages.view(refusal == null ? 200 : refusal.kind().status(), "part/form-page", model);
  }

  @PostMapping("/{id}/act/{act}")
  View act(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String act,
      @RequestParam Map<String, String> in,
      @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> chosen,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts t = messages.in(RequestLanguage.of(request));
    Typed typed = new Typed(in);
    try {
      ClueCommand command =
          acting.reading(
              me.accountId(),
              actor -> {
                ClueView view = clues.get(Ids.parse(id), actor);
                boolean taken = act.equals("clue.verify") && view.allowed().contains(act);
                List<KeptFile> files =
                    taken ? evidence.ofForm(view.campaign().template(), chosen) : List.of();
                return forms.command(act, view, typed, files);
              });
      return after(clues.perform(command, typed.call(me.accountId())), response);
    } catch (Refusal refusal) {
      if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
        throw refusal;
      }
      // the form again, with what was typed and, when somebody was faster, what stands there now
      return acting.reading(
          me.accountId(), actor -> form(act, clues.get(Ids.parse(id), actor), t, in, refusal));
    }
  }

  @PostMapping("/{id}/ladder/{step}/sign")
  View sign(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String step,
      @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    return after(
        clues.perform(
            new ClueCommand.SignStep(Ids.parse(id), Ids.parse(step), typed.optional("note")),
            typed.call(me.accountId())),
        response);
  }

  @PostMapping("/{id}/ladder/{step}/decline")
  View decline(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @PathVariable String step,
      @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    return after(
        clues.perform(
            new ClueCommand.DeclineStep(Ids.parse(id), Ids.parse(step), typed.text("reason")),
            typed.call(me.accountId())),
        response);
  }

  private View after(Done done, HttpServletResponse response) {
    if (!done.visible()) {
      return pages.view("clue/passed", Map.of());
    }
    Notices.show(response, "clue.done");
    return Redirect.to("/desk/clues/" + Ids.text(done.id()));
  }
}
