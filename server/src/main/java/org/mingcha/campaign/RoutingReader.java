package org.mingcha.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads routing rules, their conditions and receivers. */
final class RoutingReader {

  private static final List<String> RECEIVERS =
      List.of(
          "body-of-region",
          "managing-discipline-body",
          "managing-party-committee",
          "industry-regulator",
          "competent-department");

  private final TemplateProblems problems;
  private final List<Section> places = new ArrayList<>();

  RoutingReader(TemplateProblems problems) {
    this.problems = problems;
  }

  RoutingRule rule(Section rule, int position) {
    places.add(rule);
    return new RoutingRule(
        rule.key("routing"),
        rule.text("name"),
        rule.has("when") ? conditions(rule.section("when")) : List.of(),
        receiver(rule.section("to")),
        rule.text("reason"),
        rule.list("copy-to", 0, (receiver, _) -> receiverHere(receiver)));
  }

  /** The last rule, and only it, takes whatever is left. Call after all rules were read. */
  void checkDefault() {
    for (int i = 0; i < places.size(); i++) {
      boolean last = i == places.size() - 1;
      boolean takesAll = !places.get(i).has("when");
      if (takesAll && !last) {
        problems.add(places.get(i).node(), "rule-hides-others");
      }
      if (last && !takesAll) {
        problems.add(places.get(i).node(), "no-default-rule");
      }
    }
  }

  ReceiverSpec receiver(@Nullable Section section) {
    if (section == null) {
      return new ReceiverSpec.CompetentDepartment(null);
    }
    ReceiverSpec receiver = receiverHere(section);
    section.done();
    return receiver;
  }

  private ReceiverSpec receiverHere(Section section) {
    return switch (section.word("receiver", RECEIVERS)) {
      case "body-of-region" ->
          new ReceiverSpec.BodyOfRegion(
              section.word("unit-kind", UnitKinds.ALL),
              section.optionalConstant("level", AreaLevel.class));
      case "managing-discipline-body" ->
          new ReceiverSpec.ManagingDisciplineBody(
              Set.copyOf(section.references("roles", "subject-roles", 0)));
      case "managing-party-committee" ->
          new ReceiverSpec.ManagingPartyCommittee(
              Set.copyOf(section.references("roles", "subject-roles", 0)));
      case "industry-regulator" ->
          new ReceiverSpec.IndustryRegulator(
              section.has("industry") ? section.reference("industry", "industries") : null,
              section.optionalConstant("level", AreaLevel.class));
      default ->
          new ReceiverSpec.CompetentDepartment(
              section.has("destination")
                  ? section.reference("destination", "transfer-destinations")
                  : null);
    };
  }

  private List<Condition> conditions(@Nullable Section when) {
    if (when == null) {
      return List.of();
    }
    List<Condition> all = conditionsHere(when);
    when.done();
    return all;
  }

  private List<Condition> conditionsHere(Section when) {
    List<Condition> all = new ArrayList<>();
    if (when.has("category")) {
      all.add(new Condition.CategoryIn(Set.copyOf(when.references("category", "categories", 1))));
    }
    if (when.has("flag")) {
      all.add(new Condition.Flagged(Set.copyOf(when.references("flag", "flags", 1))));
    }
    if (when.has("industry")) {
      all.add(new Condition.IndustryIn(Set.copyOf(when.references("industry", "industries", 1))));
    }
    if (when.has("shelter")) {
      all.add(new Condition.Sheltered(when.flag("shelter")));
    }
    if (when.has("subject-rank-at-least")) {
      all.add(
          new Condition.SubjectRankAtLeast(
              when.constant("subject-rank-at-least", CadreRank.class)));
    }
    if (when.has("subject-unit-kind")) {
      all.add(
          new Condition.SubjectUnitKindIn(
              Set.copyOf(when.words("subject-unit-kind", UnitKinds.ALL))));
    }
    if (when.has("subject-role")) {
      all.add(
          new Condition.SubjectRoleIn(
              Set.copyOf(when.references("subject-role", "subject-roles", 1))));
    }
    if (when.has("level")) {
      all.add(new Condition.LevelIn(Set.copyOf(when.constants("level", AreaLevel.class))));
    }
    if (when.has("any")) {
      all.add(
          new Condition.AnyOf(
              when.list("any", 1, (s, _) -> new Condition.AllOf(conditionsHere(s)))));
    }
    if (when.has("not")) {
      all.add(new Condition.Not(new Condition.AllOf(conditions(when.section("not")))));
    }
    if (all.isEmpty()) {
      problems.add(when.node(), "no-condition");
    }
    return all;
  }
}
