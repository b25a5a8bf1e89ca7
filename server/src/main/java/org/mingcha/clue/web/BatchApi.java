package org.mingcha.clue.web;

import static org.mingcha.clue.web.ApiBodies.required;
import static org.mingcha.clue.web.ApiBodies.said;
import static org.mingcha.clue.web.ApiBodies.version;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.SignedIn;
import org.mingcha.campaign.Campaigns;
import org.mingcha.clue.BatchView;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.Clues;
import org.mingcha.clue.web.ApiBodies.Answer;
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

/** Batches over the API. */
@RestController
@RequestMapping("/api/v1/batches")
@Tag(name = "batches", description = "Hand-overs: letters with lists of clues")
class BatchApi {
  private static final String KEY = "Idempotency-Key";
  private static final String MATCH = "If-Match";

  private final Clues clues;
  private final Campaigns campaigns;
  private final Acting acting;

  BatchApi(Clues clues, Campaigns campaigns, Acting acting) {
    this.clues = clues;
    this.campaigns = campaigns;
    this.acting = acting;
  }

  @GetMapping
  @Operation(summary = "Batches of the caller's offices: tab is draft, sent or received")
  ApiViews.Batches list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "received") String tab,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "50") int limit) {
    int size = Math.clamp(limit, 1, 199);
    List<BatchView> found =
        acting.reading(
            me.accountId(), actor -> clues.listBatches(tab, actor, ApiBodies.id(after), size + 1));
    List<ApiViews.Batch> shown = found.stream().limit(size).map(ApiViews.Batch::of).toList();
    return new ApiViews.Batches(shown, found.size() > size ? shown.getLast().id() : null);
  }

  @GetMapping("/{id}")
  @Operation(summary = "A batch with its list, as far as the caller may see the clues")
  ApiViews.Batch get(@AuthenticationPrincipal SignedIn me, @PathVariable String id) {
    return ApiViews.Batch.of(
        acting.reading(me.accountId(), actor -> clues.getBatch(Ids.parse(id), actor)));
  }

  @PostMapping
  @Operation(summary = "Begin a batch for a receiver (batch.create)")
  Answer create(@AuthenticationPrincipal SignedIn me, @RequestHeader(KEY) String key, @RequestBody ApiBodies.BatchBody b) {
    long campaign =
        acting.reading(me.accountId(), actor -> campaigns.getBySlug(said(b.campaign())).id());
    return act(me, key,
        new ClueCommand.CreateBatch(
            campaign, required("fromParty", b.fromParty()), required("toParty", b.toParty()), b.letter()));
  }

  @PostMapping("/{id}/letter")
  @Operation(summary = "Set the words of the letter (batch.edit)")
  Answer letter(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.LetterBody b) {
    return act(me, key, new ClueCommand.EditBatch(Ids.parse(id), version(b.version(), match), said(b.letter())));
  }

  @PostMapping("/{id}/clues/{clue}/unlist")
  @Operation(summary = "Strike a clue off the list (batch.unlist)")
  Answer unlist(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @PathVariable String clue,
      @RequestHeader(KEY) String key) {
    return act(me, key, new ClueCommand.UnlistClue(Ids.parse(id), Ids.parse(clue)));
  }

  @PostMapping("/{id}/send")
  @Operation(summary = "Send the batch (batch.send)")
  Answer send(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.VersionBody b) {
    return act(me, key, new ClueCommand.SendBatch(Ids.parse(id), version(b.version(), match)));
  }

  @PostMapping("/{id}/acknowledge")
  @Operation(summary = "Acknowledge receipt (batch.acknowledge)")
  Answer acknowledge(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.VersionBody b) {
    return act(me, key, new ClueCommand.AcknowledgeBatch(Ids.parse(id), version(b.version(), match)));
  }

  @PostMapping("/{id}/discard")
  @Operation(summary = "Give up an empty draft (batch.discard)")
  Answer discard(@AuthenticationPrincipal SignedIn me, @PathVariable String id, @RequestHeader(KEY) String key,
      @RequestHeader(value = MATCH, required = false) @Nullable String match, @RequestBody ApiBodies.VersionBody b) {
    return act(me, key, new ClueCommand.DiscardBatch(Ids.parse(id), version(b.version(), match)));
  }

  private Answer act(SignedIn me, String key, ClueCommand command) {
    return Answer.of(clues.perform(command, new Call(me.accountId(), key)));
  }
}
