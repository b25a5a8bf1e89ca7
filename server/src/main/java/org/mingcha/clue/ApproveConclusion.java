package org.mingcha.clue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Approves a conclusion from above. On a chain each office approves in turn and passes it up; at the
 * top the clue is approved, the standing of its subjects is set, and every reporter gets the answer.
 */
@Component
class ApproveConclusion extends ClueAct<ClueCommand.Approve> {
  static final String PASSED_UP = "review.endorse";

  private final Desk desk;
  private final Reviewing reviewing;
  private final Subjects subjects;

  ApproveConclusion(Desk desk, Reviewing reviewing, Subjects subjects) {
    super("review.approve");
    this.desk = desk;
    this.reviewing = reviewing;
    this.subjects = subjects;
  }

  @Override
  public Done apply(ClueCommand.Approve c, ActContext context) {
    Reviewing.Case reviewed = reviewing.take(name(), c.clueId(), c.version(), context);
    Held held = reviewed.held();
    String note = Desk.optional("note", c.note(), Desk.SHORT_TEXT);
    reviewing.decided(reviewed, "approve", note, context);
    Optional<Link> link = held.current();
    link.ifPresent(l -> desk.links.move(l, name()));
    Optional<Link> above = link.flatMap(l -> desk.links.find(l.aboveId()));
    if (above.isPresent()) {
      passUp(held, above.get(), note, context);
    } else {
      approve(reviewed, note, context);
    }
    return Done.clue(held.clue());
  }

  private void passUp(
      Held held, Link above, @org.jspecify.annotations.Nullable String note, ActContext context) {
    Instant now = context.now();
    desk.links.move(above, PASSED_UP);
    desk.links.answered(above, now, null);
    Instant due = desk.clocks.due(held.template(), RequiredClock.REVIEW, now);
    desk.clues.save(held.clue().edit().to(ClueState.CONCLUDED, above.fromParty(), due, now));
    desk.record(
        held, PASSED_UP, ClueState.CONCLUDED, note, Map.of("link", Ids.text(above.id())), context);
  }

  private void approve(
      Reviewing.Case reviewed, @org.jspecify.annotations.Nullable String note, ActContext context) {
    Held held = reviewed.held();
    subjects.standings(reviewed.conclusion().body().bySubject());
    for (Long id : desk.members.of(held.clue().id())) {
      ClueReports.ReportView report = desk.reports.lock(id).orElseThrow(Refusal::notFound);
      // after an objection the other reporters have their answer already
      if (report.state().equals("in-clue") || report.state().equals("objected")) {
        desk.reports.concluded(
            report, reviewed.conclusion().result(), reviewed.conclusion().body().answer(), context);
      }
    }
    desk.clues.save(
        held.clue()
            .edit()
            .to(ClueState.APPROVED, held.clue().managerId(), null, context.now()));
    desk.record(
        held,
        name(),
        ClueState.APPROVED,
        note,
        Map.of(
            "conclusion",
            Ids.text(reviewed.conclusion().id()),
            "result",
            reviewed.conclusion().result()),
        context);
  }
}
