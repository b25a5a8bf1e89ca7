package org.mingcha.clue.web;

import static org.mingcha.clue.web.ApiBodies.required;
import static org.mingcha.clue.web.ApiBodies.said;
import static org.mingcha.clue.web.ApiBodies.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.Clues;
import org.mingcha.clue.web.ApiBodies.Answer;
import org.mingcha.shared.Ids;
import org.mingcha.shared.act.Call;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Triage over the API: the four ways in which a report leaves the inbox. */
@RestController
@RequestMapping("/api/v1/reports/{id}/triage")
@Tag(name = "triage", description = "What becomes of a report")
class TriageApi {
  private static final String KEY = "Idempotency-Key";
  private static final String MATCH = "If-Match";

  private final Clues clues;

  TriageApi(Clues clues) {
    this.clues = clues;
  }

  @PostMapping("/open")
  @Operation(summary = "Open a clue from the report (clue.open); answers the clue")
  Answer open(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.OpenBody b) {
    List<ClueCommand.Subject> subjects =
        b.subjects() == null ? List.of() : b.subjects().stream().map(ApiBodies.SubjectBody::subject).toList();
    return act(me, key,
        new ClueCommand.Open(
            Ids.parse(id), version(b.reportVersion(), match), ClueApi.facts(b.facts()), subjects));
  }

  @PostMapping("/join")
  @Operation(summary = "Let the report join a clue (clue.join)")
  Answer join(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.JoinBody b) {
    return act(me, key,
        new ClueCommand.Join(Ids.parse(id), version(b.reportVersion(), match), required("clueId", b.clueId())));
  }

  @PostMapping("/transfer")
  @Operation(summary = "Pass the report on, outside the campaign's matter (report.transfer)")
  Answer transfer(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.TransferBody b) {
    return act(me, key,
        new ClueCommand.TransferReport(
            Ids.parse(id), version(b.version(), match), said(b.destination()), said(b.reason()), said(b.answer())));
  }

  @PostMapping("/ask")
  @Operation(summary = "Ask the reporter for more (report.ask)")
  Answer ask(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.AskBody b) {
    return act(me, key,
        new ClueCommand.Ask(Ids.parse(id), version(b.reportVersion(), match), said(b.question())));
  }

  private Answer act(SignedIn me, String key, ClueCommand command) {
    return Answer.of(clues.perform(command, new Call(me.accountId(), key)));
  }
}
