package org.mingcha.clue.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Parties;
import org.mingcha.clue.BatchView;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.Clues;
import org.mingcha.clue.Done;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Names;
import org.mingcha.organisation.Picks;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.mingcha.shared.web.FormPage.Option;
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

/** Batches: lists, a batch's page, its letter for printing. */
@Controller
@RequestMapping("/desk/batches")
class BatchController {
  private static final int PAGE = 30;

  private final Clues clues;
  private final Acting acting;
  private final Campaigns campaigns;
  private final Parties parties;
  private final Names names;
  private final Picks picks;
  private final Ledger ledger;
  private final Pages pages;
  private final Messages messages;
  private final Clock clock;

  BatchController(
      Clues clues,
      Acting acting,
      Campaigns campaigns,
      Parties parties,
      Names names,
      Picks picks,
      Ledger ledger,
      Pages pages,
      Messages messages,
      Clock clock) {
    this.clues = clues;
    this.acting = acting;
    this.campaigns = campaigns;
    this.parties = parties;
    this.names = names;
    this.picks = picks;
    this.ledger = ledger;
    this.pages = pages;
    this.messages = messages;
    this.clock = clock;
  }

  @GetMapping
  View list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "received") String tab,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.reading(
        me.accountId(),
        actor -> {
          List<BatchView> found =
              clues.listBatches(tab, actor, after == null ? null : Ids.parse(after), PAGE + 1);
          List<BatchView> shown = found.stream().limit(PAGE).toList();
          Set<Long> offices = new HashSet<>();
          shown.forEach(b -> offices.addAll(List.of(b.fromParty(), b.toParty())));
          Map<String, Object> model = new HashMap<>();
          model.put("batches", shown);
          model.put("tab", tab);
          model.put("offices", parties.names(offices, t.language()));
          model.put("mayCreate", !clues.managingParties(actor).isEmpty());
          model.put("first", after == null ? null : "/desk/batches?tab=" + tab);
          model.put(
              "next",
              found.size() > PAGE
                  ? "/desk/batches?tab=" + tab + "&after=" + Ids.text(shown.getLast().id())
                  : null);
          return pages.view("clue/batches", model);
        });
  }

  @GetMapping("/new")
  View blank(@AuthenticationPrincipal SignedIn me, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.reading(me.accountId(), actor -> create(actor, t, Map.of(), null));
  }

  private View create(
      Actor actor, Texts t, Map<String, String> typed, @Nullable Refusal refusal) {
    List<Long> mine = clues.managingParties(actor);
    Map<Long, String> called = parties.names(mine, t.language());
    List<Option> offices = new ArrayList<>();
    mine.forEach(p -> offices.add(new Option(Ids.text(p), called.getOrDefault(p, ""))));
    List<Option> running =
        campaigns.listRunning().stream()
            .filter(c -> worksIn(actor, mine, c.id()))
            .map(c -> new Option(c.slug(), c.name(t.language())))
            .toList();
    FormPage form =
        FormPage.to("/desk/batches/new", "act.batch.create", "/desk/batches?tab=draft", typed, refusal)
            .select("campaign", "clue.field.campaign", running.isEmpty() ? null : running.getFirst().value(), running, true)
            .select("from", "clue.field.from", offices.isEmpty() ? null : offices.getFirst().value(), offices, true)
            .lookup("toParty", "clue.field.receiver", null, "/desk/lookup/units", true)
            .area("letter", "clue.field.letter", null, false)
            .build(refusal);
    return pages.view(
        refusal == null ? 200 : refusal.kind().status(),
        "part/form-page",
        Map.of("title", "act.batch.create", "form", form));
  }

  /** Whether one of these offices is the actor's in that campaign, or in every campaign. */
  private static boolean worksIn(Actor actor, List<Long> offices, long campaignId) {
    return actor.appointments().stream()
        .filter(a -> offices.contains(a.partyId()))
        .anyMatch(a -> a.campaignId() == null || a.campaignId() == campaignId);
  }

  @PostMapping("/new")
  View created(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> in,
      HttpServletRequest request,
      HttpServletResponse response) {
    Texts t = messages.in(RequestLanguage.of(request));
    Typed typed = new Typed(in);
    try {
      ClueCommand command =
          acting.reading(
              me.accountId(),
              actor -> {
                Long to = picks.unit(typed.faults(), "toParty", typed.optional("toParty"));
                typed.faults().when(to == null && !typed.faults().any(), "toParty", "clue.refusal.required");
                Long from = typed.id("from");
                typed.faults().when(from == null, "from", "clue.refusal.choose");
                return new ClueCommand.CreateBatch(
                    campaigns.getBySlug(typed.text("campaign")).id(),
                    from == null ? 0 : from,
                    to == null ? 0 : to,
                    typed.optional("letter"));
              });
      return after(clues.perform(command, typed.call(me.accountId())).id(), response);
    } catch (Refusal refusal) {
      return acting.reading(me.accountId(), actor -> create(actor, t, in, refusal));
    }
  }

  @GetMapping("/{id}")
  View show(@AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    return page(me, id, request, "clue/batch", "view");
  }

  @GetMapping("/{id}/print")
  View print(@AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    return page(me, id, request, "clue/letter", "print");
  }

  private View page(
      SignedIn me, String id, HttpServletRequest request, String template, String audited) {
    Texts t = messages.in(RequestLanguage.of(request));
    return acting.as(
        me.accountId(),
        actor -> {
          BatchView batch = clues.getBatch(Ids.parse(id), actor);
          ledger.audit(actor, audited, "batch", batch.id());
          Map<String, Object> model = new HashMap<>();
          model.put("batch", batch);
          model.put("words", new Words(campaigns.get(batch.campaignId()).template(), t));
          model.put("campaign", campaigns.get(batch.campaignId()).name(t.language()));
          model.put("offices", parties.names(List.of(batch.fromParty(), batch.toParty()), t.language()));
          model.put(
              "places",
              names.regions(batch.items().stream().map(i -> i.clue().region()).toList(), t.language()));
          model.put("now", clock.instant());
          return pages.view(template, model);
        });
  }

  @PostMapping("/{id}/letter")
  View letter(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    return act(me, typed, new ClueCommand.EditBatch(Ids.parse(id), typed.version(), typed.text("letter")), response);
  }

  @PostMapping("/{id}/send")
  View send(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    return act(me, typed, new ClueCommand.SendBatch(Ids.parse(id), typed.version()), response);
  }

  @PostMapping("/{id}/acknowledge")
  View acknowledge(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    return act(me, typed, new ClueCommand.AcknowledgeBatch(Ids.parse(id), typed.version()), response);
  }

  @PostMapping("/{id}/discard")
  View discard(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestParam Map<String, String> in,
      HttpServletResponse response) {
    Typed typed = new Typed(in);
    clues.perform(
        new ClueCommand.DiscardBatch(Ids.parse(id), typed.version()), typed.call(me.accountId()));
    Notices.show(response, "clue.done");
    return Redirect.to("/desk/batches?tab=draft");
  }

  @PostMapping("/{id}/unlist/{clue}")
  View unlist(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String clue,
      @RequestParam Map<String, String> in, HttpServletResponse response) {
    clues.perform(
        new ClueCommand.UnlistClue(Ids.parse(id), Ids.parse(clue)),
        new Typed(in).call(me.accountId()));
    return after(Ids.parse(id), response);
  }

  private View act(SignedIn me, Typed typed, ClueCommand command, HttpServletResponse response) {
    Done done = clues.perform(command, typed.call(me.accountId()));
    return after(done.id(), response);
  }

  private static View after(long batch, HttpServletResponse response) {
    Notices.show(response, "clue.done");
    return Redirect.to("/desk/batches/" + Ids.text(batch));
  }
}
