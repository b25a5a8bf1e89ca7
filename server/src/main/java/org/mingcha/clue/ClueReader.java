package org.mingcha.clue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.Campaign;
import org.mingcha.documents.StoredFiles;
import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Actor;
import org.springframework.stereotype.Component;

/** Puts a clue's page together. */
@Component
class ClueReader {
  private final Desk desk;
  private final Summaries summaries;
  private final Subjects subjects;
  private final Verifications verifications;
  private final Conclusions conclusions;
  private final LadderSteps ladder;
  private final Routing routing;
  private final Allowed allowed;
  private final StoredFiles files;
  private final Ledger ledger;

  ClueReader(
      Desk desk,
      Summaries summaries,
      Subjects subjects,
      Verifications verifications,
      Conclusions conclusions,
      LadderSteps ladder,
      Routing routing,
      Allowed allowed,
      StoredFiles files,
      Ledger ledger) {
    this.desk = desk;
    this.summaries = summaries;
    this.subjects = subjects;
    this.verifications = verifications;
    this.conclusions = conclusions;
    this.ladder = ladder;
    this.routing = routing;
    this.allowed = allowed;
    this.files = files;
    this.ledger = ledger;
  }

  Optional<ClueView> find(long id, Actor actor) {
    return desk.clues.find(id).map(clue -> view(clue, actor));
  }

  private ClueView view(ClueRow clue, Actor actor) {
    Campaign campaign = desk.campaigns.get(clue.campaignId());
    List<Link> links = desk.links.of(clue.id());
    List<String> acts = allowed.acts(clue, campaign, links, actor);
    List<Verifications.Step> steps = verifications.of(clue.id());
    List<Conclusions.Row> concluded = conclusions.of(clue.id());
    boolean signs = desk.guard.party("ladder.sign", clue, campaign, links, actor).isPresent();
    return new ClueView(
        ClueLine.of(clue),
        campaign,
        clue.industry(),
        clue.mergedInto(),
        summaries.of(clue.id()).stream()
            .map(s -> new ClueView.Summary(s.version(), s.body(), s.at(), s.author()))
            .toList(),
        subjects.of(clue.id()).stream()
            .map(
                s ->
                    new ClueView.Subject(
                        s.id(), s.role(), s.officialId(), s.unitId(), s.name(), s.standing()))
            .toList(),
        reports(clue.id()),
        acts.contains("batch.list-clue")
            ? routing.propose(clue, campaign.template()).stream()
                .map(o -> new ClueView.Option(o.rule(), o.target(), o.reason(), o.units(), o.copyTo()))
                .toList()
            : List.of(),
        links.stream()
            .filter(l -> l.state() != HandOverState.DISCARDED)
            .map(
                l ->
                    new ClueView.Hop(
                        l.id(),
                        l.batchId(),
                        l.fromParty(),
                        l.toParty(),
                        l.aboveId(),
                        l.purpose().key(),
                        l.state(),
                        l.overruled(),
                        l.sentAt(),
                        l.dueAt() == null ? l.acceptDueAt() : l.dueAt(),
                        l.answeredAt()))
            .toList(),
        steps.stream()
            .map(
                s ->
                    new ClueView.Step(
                        s.id(),
                        s.method(),
                        s.doneOn(),
                        s.body(),
                        s.at(),
                        s.official(),
                        s.partyId(),
                        files.list("verification", s.id())))
            .toList(),
        outcomes(concluded, conclusions.reviews(clue.id())),
        Hints.of(concluded, steps, links, campaign.template()),
        ladder.of(clue.id()).stream()
            .map(
                s ->
                    new ClueView.Rung(
                        s.id(),
                        s.step(),
                        s.overdueSince(),
                        s.state(),
                        s.proposedAt(),
                        s.decidedAt(),
                        s.decidedBy(),
                        s.reason(),
                        signs
                            && s.state().equals("proposed")
                            && s.overdueSince().equals(clue.dueAt())))
            .toList(),
        ledger.listHistory("clue", clue.id()),
        acts);
  }

  private List<ClueView.Report> reports(long clueId) {
    List<Long> ids = desk.members.of(clueId);
    Map<Long, List<ClueReports.Told>> words = desk.reports.words(ids);
    return ids.stream()
        .flatMap(id -> desk.reports.find(id).stream())
        .map(
            r ->
                new ClueView.Report(
                    r.id(),
                    r.number(),
                    r.channel(),
                    r.state(),
                    r.shownAt(),
                    words.getOrDefault(r.id(), List.of()).stream()
                        .map(w -> new ClueView.Part(w.part(), w.text()))
                        .toList(),
                    r.version()))
        .toList();
  }

  private static List<ClueView.Outcome> outcomes(
      List<Conclusions.Row> concluded, List<Conclusions.Review> reviews) {
    return concluded.stream()
        .map(
            c ->
                new ClueView.Outcome(
                    c.id(),
                    c.round(),
                    c.result(),
                    c.measures(),
                    c.body().facts(),
                    c.body().basis(),
                    c.body().answer(),
                    c.body().bySubject(),
                    c.at(),
                    c.official(),
                    c.partyId(),
                    reviews.stream()
                        .filter(r -> r.conclusionId() == c.id())
                        .map(
                            r ->
                                new ClueView.Decision(
                                    r.decision(), r.reason(), r.at(), r.official(), r.partyId()))
                        .toList()))
        .toList();
  }
}
