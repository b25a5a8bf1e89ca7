package org.mingcha.clue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Conclusion;
import org.mingcha.campaign.RequiredClock;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/**
 * Concludes the verification. A result that claims to know needs a verification step by the
 * concluding office. The clue goes to whoever handed it over for review; what an office concludes on
 * its own clue is reviewed by the leading office, and always by another person.
 */
@Component
class ConcludeClue extends ClueAct<ClueCommand.Conclude> {
  private final Desk desk;
  private final Dispatch dispatch;
  private final Verifications verifications;
  private final Conclusions conclusions;
  private final Subjects subjects;

  ConcludeClue(
      Desk desk,
      Dispatch dispatch,
      Verifications verifications,
      Conclusions conclusions,
      Subjects subjects) {
    super("clue.conclude");
    this.desk = desk;
    this.dispatch = dispatch;
    this.verifications = verifications;
    this.conclusions = conclusions;
    this.subjects = subjects;
  }

  @Override
  public Done apply(ClueCommand.Conclude c, ActContext context) {
    Held held = desk.guard.take(name(), c.clueId(), c.version(), context);
    CampaignTemplate template = held.template();
    Refusal.Faults faults = new Refusal.Faults();
    Optional<Conclusion> result = CampaignTemplate.find(template.conclusions(), c.result());
    faults.when(result.isEmpty(), "result", "clue.refusal.choose");
    List<String> measures = c.measures().stream().distinct().toList();
    faults.when(
        measures.stream().anyMatch(m -> CampaignTemplate.find(template.measures(), m).isEmpty()),
        "measures",
        "clue.refusal.choose");
    String facts = Desk.required(faults, "facts", c.facts(), Desk.LONG_TEXT);
    String basis = Desk.required(faults, "basis", c.basis(), Desk.SHORT_TEXT);
    String answer = Desk.required(faults, "answer", c.answer(), Desk.SHORT_TEXT);
    Set<Long> named = subjects.of(c.clueId()).stream().map(Subjects.Row::id).collect(Collectors.toSet());
    faults.when(
        !named.containsAll(c.standings().keySet())
            || !Subjects.STANDINGS.containsAll(c.standings().values()),
        "standings",
        "clue.refusal.choose");
    boolean claims =
        result.filter(r -> r.established() != Conclusion.Established.UNKNOWN).isPresent();
    faults.when(
        claims
            && verifications.of(c.clueId()).stream().noneMatch(s -> s.partyId() == held.party()),
        "result",
        "clue.refusal.no-steps");
    faults.refuseIfAny();

    Instant now = context.now();
    dispatch.unlist(held);
    Optional<Link> link = held.current();
    long id = Ids.next();
    Map<String, String> standings = new LinkedHashMap<>();
    c.standings().forEach((subject, standing) -> standings.put(Ids.text(subject), standing));
    conclusions.add(
        id,
        held,
        conclusions.of(c.clueId()).size() + 1,
        c.result(),
        measures,
        new Conclusions.Body(facts, basis, answer, standings),
        now,
        context.actor().officialId());
    link.ifPresent(
        l -> {
          desk.links.move(l, name());
          desk.links.answered(l, now, null);
        });
    long reviewer =
        link.map(Link::fromParty).orElseGet(() -> held.campaign().leadOfficeId());
    ClueEdit edit = held.clue().edit();
    edit.to(
        ClueState.CONCLUDED, reviewer, desk.clocks.due(template, RequiredClock.REVIEW, now), now);
    edit.result = c.result();
    desk.clues.save(edit);
    desk.record(
        held,
        name(),
        ClueState.CONCLUDED,
        null,
        Map.of("conclusion", Ids.text(id), "result", c.result()),
        context);
    return Done.clue(held.clue());
  }
}
