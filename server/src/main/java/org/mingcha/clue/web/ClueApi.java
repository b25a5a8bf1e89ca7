package org.mingcha.clue.web;

import static org.mingcha.clue.web.ApiBodies.id;
import static org.mingcha.clue.web.ApiBodies.required;
import static org.mingcha.clue.web.ApiBodies.said;
import static org.mingcha.clue.web.ApiBodies.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.ClueFilter;
import org.mingcha.clue.ClueList;
import org.mingcha.clue.ClueView;
import org.mingcha.clue.Clues;
import org.mingcha.clue.web.ApiBodies.Answer;
import org.mingcha.documents.KeptFile;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Call;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Clues over the API: the same acts as on the pages. */
@RestController
@RequestMapping("/api/v1/clues")
@Tag(name = "clues", description = "Clues: list, read, and every act on them")
class ClueApi {
  private static final String KEY = "Idempotency-Key";
  private static final String MATCH = "If-Match";

  private final Clues clues;
  private final Evidence evidence;
  private final Acting acting;
  private final Ledger ledger;

  ClueApi(Clues clues, Evidence evidence, Acting acting, Ledger ledger) {
    this.clues = clues;
    this.evidence = evidence;
    this.acting = acting;
    this.ledger = ledger;
  }

  @GetMapping
  @Operation(summary = "Clues with filters, page by page; see docs/filters.md")
  ApiViews.Page list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam Map<String, String> in,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    ClueFilter filter = ClueFilter.of(in);
    ClueList found =
        acting.reading(me.accountId(), actor -> clues.list(filter, actor, after, limit));
    return new ApiViews.Page(found.lines().stream().map(ApiViews.Line::of).toList(), found.next());
  }

  @GetMapping("/{id}")
  @Operation(summary = "A clue, whole, with the acts that the caller may do now")
  ApiViews.Whole get(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
    ClueView view =
        acting.as(
            me.accountId(),
            actor -> {
              ClueView seen = clues.get(Ids.parse(id), actor);
              ledger.audit(actor, "view", "clue", seen.line().id());
              return seen;
            });
    return ApiViews.Whole.of(view);
  }

  @PostMapping("/{id}/edit")
  @Operation(summary = "Edit the facts (clue.edit)")
  Answer edit(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.EditBody b) {
    return act(me, key, new ClueCommand.Edit(Ids.parse(id), version(b.version(), match), facts(b.facts())));
  }

  @PostMapping("/{id}/subjects")
  @Operation(summary = "Name a subject (clue.add-subject)")
  Answer addSubject(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.AddSubjectBody b) {
    ApiBodies.SubjectBody subject =
        b.subject() == null ? new ApiBodies.SubjectBody(null, null, null, null) : b.subject();
    return act(me, key, new ClueCommand.AddSubject(Ids.parse(id), version(b.version(), match), subject.subject()));
  }

  @PostMapping("/{id}/subjects/{subject}/remove")
  @Operation(summary = "Take a subject out (clue.remove-subject)")
  Answer removeSubject(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String subject,
      @RequestHeader(KEY) String key, @RequestHeader(value = MATCH, required = false) @Nullable String match,
      @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key,
        new ClueCommand.RemoveSubject(Ids.parse(id), version(b.version(), match), Ids.parse(subject), said(b.reason())));
  }

  @PostMapping("/{id}/split-report")
  @Operation(summary = "A report leaves the clue (clue.split-report)")
  Answer split(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.SplitBody b) {
    return act(me, key,
        new ClueCommand.SplitReport(
            Ids.parse(id), version(b.version(), match), required("reportId", b.reportId()), said(b.reason())));
  }

  @PostMapping("/{id}/merge")
  @Operation(summary = "Merge into another clue (clue.merge)")
  Answer merge(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.MergeBody b) {
    return act(me, key,
        new ClueCommand.Merge(
            Ids.parse(id), version(b.version(), match), required("into", b.intoId()), said(b.reason())));
  }

  @PostMapping("/{id}/transfer")
  @Operation(summary = "Transfer the whole clue (clue.transfer)")
  Answer transfer(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.TransferBody b) {
    return act(me, key,
        new ClueCommand.TransferClue(
            Ids.parse(id), version(b.version(), match), said(b.destination()), said(b.reason()), said(b.answer())));
  }

  @PostMapping("/{id}/self-verify")
  @Operation(summary = "The holder verifies it itself (clue.self-verify)")
  Answer selfVerify(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.VersionBody b) {
    return act(me, key, new ClueCommand.SelfVerify(Ids.parse(id), version(b.version(), match)));
  }

  @PostMapping("/{id}/list")
  @Operation(summary = "Put it on the list for a receiver (batch.list-clue)")
  Answer listed(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ListBody b) {
    return act(me, key,
        new ClueCommand.ListClue(
            Ids.parse(id), version(b.version(), match), required("toParty", b.toParty()), id(b.batchId()),
            b.rule(), b.reason()));
  }

  @PostMapping("/{id}/accept")
  @Operation(summary = "Accept a hand-over (hand-over.accept)")
  Answer accept(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.VersionBody b) {
    return act(me, key, new ClueCommand.Accept(Ids.parse(id), version(b.version(), match)));
  }

  @PostMapping("/{id}/return")
  @Operation(summary = "Return it to whoever handed it over (hand-over.return)")
  Answer giveBack(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.Return(Ids.parse(id), version(b.version(), match), said(b.reason())));
  }

  @PostMapping("/{id}/withdraw")
  @Operation(summary = "Take it up from below (hand-over.withdraw)")
  Answer withdraw(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.Withdraw(Ids.parse(id), version(b.version(), match), said(b.reason())));
  }

  @PostMapping("/{id}/notes")
  @Operation(summary = "Note progress (clue.note)")
  Answer note(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.NoteBody b) {
    return act(me, key, new ClueCommand.Note(Ids.parse(id), version(b.version(), match), said(b.text())));
  }

  @PostMapping("/{id}/verification")
  @Operation(summary = "Enter a verification step with its evidence files (clue.verify)")
  Answer verify(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.StepBody b) {
    List<KeptFile> files =
        acting.reading(
            me.accountId(),
            actor -> {
              ClueView view = clues.get(Ids.parse(id), actor);
              return view.allowed().contains("clue.verify")
                  ? evidence.ofBody(view.campaign().template(), b.files())
                  : List.of();
            });
    return act(me, key,
        new ClueCommand.Verify(
            Ids.parse(id), version(b.version(), match), said(b.method()), b.doneOn(), said(b.text()), files));
  }

  @PostMapping("/{id}/conclude")
  @Operation(summary = "Conclude (clue.conclude)")
  Answer conclude(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ConcludeBody b) {
    Map<Long, String> standings = new HashMap<>();
    if (b.standings() != null) {
      b.standings().forEach((subject, standing) -> standings.put(Ids.parse(subject), standing));
    }
    return act(me, key,
        new ClueCommand.Conclude(
            Ids.parse(id), version(b.version(), match), said(b.result()),
            b.measures() == null ? List.of() : b.measures(), said(b.facts()), said(b.basis()), said(b.answer()),
            standings));
  }

  @PostMapping("/{id}/approve")
  @Operation(summary = "Approve the conclusion, passing it up the chain (review.approve)")
  Answer approve(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.Approve(Ids.parse(id), version(b.version(), match), b.reason()));
  }

  @PostMapping("/{id}/re-verify")
  @Operation(summary = "Send the conclusion back (review.re-verify)")
  Answer reVerify(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.ReVerify(Ids.parse(id), version(b.version(), match), said(b.reason())));
  }

  @PostMapping("/{id}/take-up")
  @Operation(summary = "Take the clue up at review (review.take-up)")
  Answer takeUp(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.TakeUp(Ids.parse(id), version(b.version(), match), said(b.reason())));
  }

  @PostMapping("/{id}/elsewhere")
  @Operation(summary = "Have it verified by a unit of another place (review.elsewhere)")
  Answer elsewhere(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.ElsewhereBody b) {
    return act(me, key,
        new ClueCommand.Elsewhere(
            Ids.parse(id), version(b.version(), match), required("toParty", b.toParty()), said(b.reason())));
  }

  @PostMapping("/{id}/ladder/{step}/sign")
  @Operation(summary = "Sign a step of the ladder (ladder.sign)")
  Answer sign(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String step,
      @RequestHeader(KEY) String key, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.SignStep(Ids.parse(id), Ids.parse(step), b.reason()));
  }

  @PostMapping("/{id}/ladder/{step}/decline")
  @Operation(summary = "Decline a step of the ladder (ladder.decline)")
  Answer decline(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String step,
      @RequestHeader(KEY) String key, @RequestBody ApiBodies.ReasonBody b) {
    return act(me, key, new ClueCommand.DeclineStep(Ids.parse(id), Ids.parse(step), said(b.reason())));
  }

  private Answer act(SignedIn me, String key, ClueCommand command) {
    return Answer.of(clues.perform(command, new Call(me.accountId(), key)));
  }

  static ClueCommand.Facts facts(ApiBodies.@Nullable FactsBody facts) {
    return facts == null
        ? new ClueCommand.Facts("", "", "", null, "", "", false, false)
        : facts.facts();
  }
}
