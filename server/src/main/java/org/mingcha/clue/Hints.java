package org.mingcha.clue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Conclusion.Established;
import org.mingcha.campaign.Measure;

/** Plain rules that point a reviewer at weak spots of a conclusion; never a score of anybody. */
final class Hints {
  private Hints() {}

  /** Keys of {@code clue.hint.*} for the newest conclusion; empty when there is none. */
  static List<String> of(
      List<Conclusions.Row> conclusions,
      List<Verifications.Step> steps,
      List<Link> links,
      CampaignTemplate template) {
    if (conclusions.isEmpty()) {
      return List.of();
    }
    Conclusions.Row last = conclusions.getLast();
    List<String> hints = new ArrayList<>();
    if (steps.isEmpty()) {
      hints.add("no-steps");
    }
    if (conclusions.size() > 1) {
      Conclusions.Row before = conclusions.get(conclusions.size() - 2);
      if (steps.stream().noneMatch(s -> s.at().isAfter(before.at()))) {
        hints.add("no-new-steps");
      }
      if (established(before, template) != established(last, template)) {
        hints.add("other-than-before");
      }
    }
    boolean late =
        links.stream()
            .anyMatch(
                l ->
                    last.handOverId() != null
                        && l.id() == last.handOverId()
                        && l.dueAt() != null
                        && last.at().isAfter(l.dueAt()));
    if (late) {
      hints.add("late");
    }
    Established established = established(last, template);
    Map<String, String> standings = last.body().standings();
    if (established == Established.NOT_TRUE && standings.containsValue("confirmed")
        || established == Established.FULLY
            && !standings.isEmpty()
            && !standings.containsValue("confirmed")) {
      hints.add("against-subjects");
    }
    boolean disciplined = has(last, template, Measure.Kind.DISCIPLINED);
    boolean cleared = has(last, template, Measure.Kind.CLEARED);
    if (established == Established.NOT_TRUE && disciplined || established == Established.FULLY && cleared) {
      hints.add("against-measures");
    }
    return hints;
  }

  private static boolean has(
      Conclusions.Row conclusion, CampaignTemplate template, Measure.Kind kind) {
    return conclusion.measures().stream()
        .anyMatch(
            m ->
                CampaignTemplate.find(template.measures(), m)
                    .filter(x -> x.kind() == kind)
                    .isPresent());
  }

  private static Established established(Conclusions.Row conclusion, CampaignTemplate template) {
    return CampaignTemplate.find(template.conclusions(), conclusion.result())
        .map(org.mingcha.campaign.Conclusion::established)
        .orElse(Established.UNKNOWN);
  }
}
