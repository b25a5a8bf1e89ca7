package org.mingcha.campaign;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads clocks and the ladder for what is overdue. */
final class ClockReader {

  private static final int LONGEST = 3650;

  private final TemplateProblems problems;

  ClockReader(TemplateProblems problems) {
    this.problems = problems;
  }

  ClockRule clock(Section clock, int position) {
    ClockRule rule =
        new ClockRule(
            clock.key("clocks"),
            clock.text("name"),
            clock.constant("starts-at", ClockEvent.class),
            clock.integer("amount", 1, LONGEST),
            clock.constant("unit", ClockUnit.class),
            clock.integers("warn-before", 1, LONGEST),
            clock.constant("on", ClockBearer.class),
            clock.flagOr("extend-over-holidays", false));
    int previous = rule.amount();
    for (int before : rule.warnBefore()) {
      if (before >= previous) {
        problems.add(clock.at("warn-before"), "warnings-descend", rule.key(), rule.amount());
        break;
      }
      previous = before;
    }
    if (rule.extendsOverHolidays() && rule.unit() != ClockUnit.DAYS) {
      problems.add(clock.at("extend-over-holidays"), "extends-days-only", rule.unit().key());
    }
    return rule;
  }

  void checkRequired(Section template, List<ClockRule> clocks) {
    Set<String> keys = clocks.stream().map(ClockRule::key).collect(Collectors.toSet());
    for (RequiredClock clock : RequiredClock.values()) {
      if (template.has("clocks") && !keys.contains(clock.key())) {
        problems.add(template.at("clocks"), "element-needed", clock.key(), "clocks");
      }
    }
  }

  /** Steps ascend in time and, once a person must sign, no later step goes out by itself. */
  List<EscalationStep> ladder(Section template) {
    Ladder ladder = new Ladder();
    List<EscalationStep> steps = template.list("escalation", 1, ladder::step);
    if (!steps.isEmpty() && steps.getLast().automatic()) {
      problems.add(template.at("escalation"), "last-step-signed", steps.getLast().key());
    }
    return steps;
  }

  private final class Ladder {

    private int overdue = -1;
    private boolean signed;
    private ClockUnit unit = ClockUnit.WORKDAYS;

    EscalationStep step(Section section, int position) {
      EscalationStep step =
          new EscalationStep(
              section.key("escalation"),
              section.text("name"),
              section.integer("overdue", 0, LONGEST),
              ClockUnit.valueOf(
                  section.word("unit", List.of("workdays", "days")).toUpperCase(Locale.ROOT)),
              section.word("by", List.of("automatic", "signature")).equals("automatic"));
      if (step.overdue() <= overdue) {
        problems.add(section.at("overdue"), "steps-ascend", step.key(), overdue);
      }
      if (position > 1 && step.unit() != unit) {
        problems.add(section.at("unit"), "steps-one-unit", unit.key());
      }
      if (signed && step.automatic()) {
        problems.add(section.at("by"), "automatic-after-signature", step.key());
      }
      overdue = step.overdue();
      unit = step.unit();
      signed |= !step.automatic();
      return step;
    }
  }
}
