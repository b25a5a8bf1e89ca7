package org.mingcha.clue;

import java.util.List;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** What the four decisions on a conclusion have in common. */
@Component
class Reviewing {
  private final Desk desk;
  private final Conclusions conclusions;

  Reviewing(Desk desk, Conclusions conclusions) {
    this.desk = desk;
    this.conclusions = conclusions;
  }

  /** A clue under review, with the conclusion. */
  record Case(Held held, Conclusions.Row conclusion) {}

  /**
   * @throws Refusal not allowed, when the person concluded it or approved it at a lower level
   */
  Case take(String act, long clueId, int version, ActContext context) {
    Held held = desk.guard.take(act, clueId, version, context);
    Conclusions.Row conclusion = conclusions.latest(clueId);
    long me = context.actor().officialId();
    if (conclusion.officialId() == me) {
      throw Refusal.notAllowed("clue.refusal.own-conclusion");
    }
    List<Conclusions.Review> before = conclusions.reviews(clueId);
    if (before.stream()
        .anyMatch(r -> r.conclusionId() == conclusion.id() && r.officialId() == me)) {
      throw Refusal.notAllowed("clue.refusal.own-review");
    }
    return new Case(held, conclusion);
  }

  void decided(Case reviewed, String decision, @org.jspecify.annotations.Nullable String reason, ActContext context) {
    conclusions.review(
        reviewed.held(),
        reviewed.conclusion().id(),
        decision,
        reason,
        context.now(),
        context.actor().officialId());
  }
}
