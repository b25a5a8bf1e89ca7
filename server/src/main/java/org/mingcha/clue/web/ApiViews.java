package org.mingcha.clue.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Text;
import org.mingcha.clue.BatchView;
import org.mingcha.clue.ClueLine;
import org.mingcha.clue.ClueView;
import org.mingcha.documents.StoredFile;
import org.mingcha.shared.Ids;

/** Clues and batches as the API shows them: ids of 13 characters, instants in UTC. */
final class ApiViews {
  private ApiViews() {}

  record Line(
      String id,
      String number,
      String title,
      String state,
      String category,
      String importance,
      boolean keyClue,
      boolean shelter,
      String region,
      String managerId,
      String holderId,
      Instant openedAt,
      Instant stateSince,
      @Nullable Instant dueAt,
      Instant heardAt,
      @Nullable String result,
      int reports,
      int version) {
    static Line of(ClueLine c) {
      return new Line(
          Ids.text(c.id()), c.number(), c.title(), c.state().key(), c.category(), c.importance(),
          c.keyClue(), c.shelter(), c.region(), Ids.text(c.managerId()), Ids.text(c.holderId()),
          c.openedAt(), c.stateSince(), c.dueAt(), c.heardAt(), c.result(), c.reports(), c.version());
    }
  }

  record Page(List<Line> items, @Nullable String next) {}

  record Subject(
      String id,
      String role,
      @Nullable String officialId,
      @Nullable String unitId,
      @Nullable String name,
      String standing) {}

  record Report(String id, String number, String state, Instant shownAt, Map<String, String> words) {}

  record Proposal(String rule, Text target, Text reason, List<String> units, List<String> copyTo) {}

  record Hop(
      String id,
      String batchId,
      String fromParty,
      String toParty,
      @Nullable String aboveId,
      String purpose,
      String state,
      @Nullable Instant sentAt,
      @Nullable Instant dueAt,
      @Nullable Instant answeredAt) {}

  record File(String id, String name, String mediaType, long size) {
    static File of(StoredFile f) {
      return new File(Ids.text(f.id()), f.name(), f.mediaType(), f.size());
    }
  }

  record Step(
      String id, String method, LocalDate doneOn, String text, Instant at, String partyId, List<File> files) {}

  record Decision(String decision, @Nullable String reason, Instant at, String partyId) {}

  record Outcome(
      String id,
      int round,
      String result,
      List<String> measures,
      String facts,
      String basis,
      String answer,
      Instant at,
      String partyId,
      List<Decision> reviews) {}

  record Rung(String id, String step, String state, Instant overdueSince, @Nullable String reason) {}

  record Act(
      String act,
      @Nullable String official,
      Instant at,
      @Nullable String from,
      @Nullable String to,
      @Nullable String reason) {}

  record Whole(
      Line clue,
      String campaign,
      @Nullable String industry,
      @Nullable String mergedInto,
      String summary,
      List<Subject> subjects,
      List<Report> reports,
      List<Proposal> proposals,
      List<Hop> chain,
      List<Step> verification,
      List<Outcome> conclusions,
      List<String> hints,
      List<Rung> ladder,
      List<Act> history,
      List<String> allowed) {
    static Whole of(ClueView v) {
      return new Whole(
          Line.of(v.line()),
          v.campaign().slug(),
          v.industry(),
          text(v.mergedInto()),
          v.summaries().isEmpty() ? "" : v.summaries().getFirst().body(),
          v.subjects().stream()
              .map(
                  s ->
                      new Subject(
                          Ids.text(s.id()), s.role(), text(s.officialId()), text(s.unitId()), s.name(), s.standing()))
              .toList(),
          v.reports().stream().map(Whole::report).toList(),
          v.proposals().stream()
              .map(
                  o ->
                      new Proposal(
                          o.rule(),
                          o.target(),
                          o.reason(),
                          o.units().stream().map(u -> Ids.text(u.id())).toList(),
                          o.copyTo().stream().map(u -> Ids.text(u.id())).toList()))
              .toList(),
          v.chain().stream()
              .map(
                  h ->
                      new Hop(
                          Ids.text(h.id()), Ids.text(h.batchId()), Ids.text(h.fromParty()), Ids.text(h.toParty()),
                          text(h.aboveId()), h.purpose(), h.state().key(), h.sentAt(), h.dueAt(), h.answeredAt()))
              .toList(),
          v.steps().stream()
              .map(
                  s ->
                      new Step(
                          Ids.text(s.id()), s.method(), s.doneOn(), s.body(), s.at(), Ids.text(s.partyId()),
                          s.files().stream().map(File::of).toList()))
              .toList(),
          v.outcomes().stream().map(Whole::outcome).toList(),
          v.hints(),
          v.ladder().stream()
              .map(r -> new Rung(Ids.text(r.id()), r.step(), r.state(), r.overdueSince(), r.reason()))
              .toList(),
          v.history().stream()
              .map(h -> new Act(h.act(), h.official(), h.at(), h.fromState(), h.toState(), h.reason()))
              .toList(),
          v.allowed());
    }

    private static Report report(ClueView.Report r) {
      Map<String, String> words = new LinkedHashMap<>();
      r.words().forEach(w -> words.put(w.part(), w.text()));
      return new Report(Ids.text(r.id()), r.number(), r.state(), r.shownAt(), words);
    }

    private static Outcome outcome(ClueView.Outcome o) {
      return new Outcome(
          Ids.text(o.id()), o.round(), o.result(), o.measures(), o.facts(), o.basis(), o.answer(), o.at(),
          Ids.text(o.partyId()),
          o.decisions().stream()
              .map(d -> new Decision(d.decision(), d.reason(), d.at(), Ids.text(d.partyId())))
              .toList());
    }
  }

  record Item(Line clue, String state, String purpose, @Nullable Instant dueAt) {}

  record Batch(
      String id,
      @Nullable String number,
      String fromParty,
      String toParty,
      String state,
      @Nullable String letter,
      Instant createdAt,
      @Nullable Instant sentAt,
      @Nullable Instant acknowledgedAt,
      int version,
      List<Item> items,
      List<String> allowed) {
    static Batch of(BatchView b) {
      return new Batch(
          Ids.text(b.id()), b.number(), Ids.text(b.fromParty()), Ids.text(b.toParty()), b.state().key(),
          b.letter(), b.createdAt(), b.sentAt(), b.acknowledgedAt(), b.version(),
          b.items().stream()
              .map(i -> new Item(Line.of(i.clue()), i.state().key(), i.purpose(), i.dueAt()))
              .toList(),
          b.allowed());
    }
  }

  record Batches(List<Batch> items, @Nullable String next) {}

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Ids.text(id);
  }
}
