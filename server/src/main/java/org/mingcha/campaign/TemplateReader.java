package org.mingcha.campaign;

import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads one template file from its top; the parts with rules of their own have their readers. */
final class TemplateReader {

  private static final int FORMAT = 1;
  private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]{1,5}");

  private final TemplateProblems problems;
  private final ClueReader clues;
  private final ClockReader clocks;
  private final RoutingReader routing;

  TemplateReader(String source) {
    problems = new TemplateProblems(source);
    clues = new ClueReader(problems);
    clocks = new ClockReader(problems);
    routing = new RoutingReader(problems);
  }

  Parsed read(String yaml) {
    Optional<MappingNode> root = new TemplateYaml(problems).compose(yaml);
    if (root.isEmpty()) {
      return new Parsed.Invalid(problems.all());
    }
    CampaignTemplate template = template(new Section(root.get(), problems));
    problems.checkReferences();
    return problems.isEmpty() ? new Parsed.Valid(template) : new Parsed.Invalid(problems.all());
  }

  private CampaignTemplate template(Section top) {
    top.integer("format", FORMAT, FORMAT);
    String id = top.string("id", Section.KEBAB, "not-a-key");
    int version = top.integer("version", 1, 1_000_000);
    String code = top.string("code", CODE, "not-a-code");
    Text name = top.text("name");
    Text description = top.text("description");
    List<Checkpoint> checkpoints = new ArrayList<>();
    List<Focus> focuses = top.list("focuses", 1, (s, i) -> focus(s, i, checkpoints));
    List<ActivityMethod> methods =
        top.list(
            "methods",
            1,
            (s, _) -> new ActivityMethod(s.key("methods"), s.text("name"), s.text("count-unit")));
    List<Stage> stages = top.list("stages", 1, (s, _) -> stage(s));
    List<ClockRule> rules = top.list("clocks", 1, clocks::clock);
    clocks.checkRequired(top, rules);
    List<Item> industries = items(top, "industries", 0);
    List<ClueCategory> categories = top.list("categories", 1, clues::category);
    clues.checkParents(categories);
    List<Severity> severities = top.list("severities", 1, clues::severity);
    List<SubjectRole> roles = top.list("subject-roles", 1, clues::role);
    List<Channel> channels = top.list("channels", 1, clues::channel);
    clues.checkChannels(top, channels);
    List<TransferDestination> destinations =
        top.list("transfer-destinations", 1, (s, _) -> destination(s));
    List<RoutingRule> routes = top.list("routing", 1, routing::rule);
    routing.checkDefault();
    List<Item> verification = items(top, "verification-methods", 1);
    List<Conclusion> conclusions = top.list("conclusions", 1, clues::conclusion);
    clues.checkConclusions(top, conclusions);
    List<Measure> measures = top.list("measures", 1, clues::measure);
    clues.checkMeasures(top, measures);
    List<EscalationStep> ladder = clocks.ladder(top);
    List<Item> evidence = items(top, "evidence-types", 1);
    List<ClosureGate> gates = top.list("gates", 1, (s, _) -> gate(s));
    Numbering numbering = new NumberingReader(problems).read(top.section("numbering"));
    RecusalPolicy recusal = recusal(top.section("recusal"));
    ReportForm form = new ReportFormReader(problems).read(top.section("report-form"));
    List<RetentionRule> retention = retention(top.section("retention"));
    List<SatisfactionStep> satisfaction = satisfaction(top);
    top.done();
    return new CampaignTemplate(
        id,
        version,
        code,
        name,
        description,
        focuses,
        checkpoints,
        methods,
        stages,
        rules,
        industries,
        categories,
        severities,
        roles,
        channels,
        destinations,
        new RoutingRules(routes, categories, roles),
        verification,
        conclusions,
        measures,
        ladder,
        evidence,
        gates,
        numbering,
        recusal,
        form,
        retention,
        satisfaction);
  }

  private static List<Item> items(Section top, String list, int least) {
    return top.list(list, least, (s, _) -> new Item(s.key(list), s.text("name")));
  }

  private static Focus focus(Section focus, int position, List<Checkpoint> checkpoints) {
    String key = focus.key("focuses");
    focus.list(
        "checkpoints",
        0,
        (s, _) ->
            checkpoints.add(
                new Checkpoint(s.key("checkpoints"), s.text("name"), key, checkpoints.size() + 1)));
    return new Focus(key, focus.text("name"), position);
  }

  private static Stage stage(Section stage) {
    return new Stage(
        stage.key("stages"),
        stage.text("name"),
        stage.optionalConstant("level", AreaLevel.class),
        stage.integer("days", 1, 3650));
  }

  private TransferDestination destination(Section destination) {
    return new TransferDestination(
        destination.key("transfer-destinations"),
        destination.text("name"),
        destination.text("description"),
        routing.receiver(destination.section("receiver")));
  }

  private static ClosureGate gate(Section gate) {
    return new ClosureGate(
        gate.key("gates"),
        gate.text("name"),
        gate.text("description"),
        Set.copyOf(gate.references("evidence", "evidence-types", 1)),
        gate.flag("independent-checker"),
        gate.flag("on-site-check"),
        gate.integer("publicity-days", 0, 365));
  }

  private static RecusalPolicy recusal(@Nullable Section recusal) {
    if (recusal == null) {
      return new RecusalPolicy(true, true, true, true, true);
    }
    RecusalPolicy policy =
        new RecusalPolicy(
            recusal.flag("same-unit"),
            recusal.flag("superior"),
            recusal.flag("subordinate"),
            recusal.flag("declared-interest"),
            recusal.flag("own-place"));
    recusal.done();
    return policy;
  }

  private static List<RetentionRule> retention(@Nullable Section retention) {
    if (retention == null) {
      return List.of();
    }
    List<RetentionRule> rules = new ArrayList<>();
    for (RetentionRule.What what : RetentionRule.What.values()) {
      rules.add(new RetentionRule(what, Period.ofYears(retention.integer(what.key(), 1, 100))));
    }
    retention.done();
    return rules;
  }

  private List<SatisfactionStep> satisfaction(Section top) {
    List<SatisfactionStep> scale = new ArrayList<>();
    top.list(
        "satisfaction",
        2,
        (s, _) -> {
          SatisfactionStep step =
              new SatisfactionStep(
                  s.key("satisfaction"),
                  s.text("name"),
                  s.integer("score", 0, 100),
                  s.flag("satisfied"));
          if (!scale.isEmpty() && step.score() >= scale.getLast().score()) {
            problems.add(s.at("score"), "scores-descend", step.key());
          }
          return scale.add(step);
        });
    if (!scale.isEmpty()
        && scale.stream().map(SatisfactionStep::satisfied).distinct().count() < 2) {
      problems.add(top.at("satisfaction"), "scale-one-sided");
    }
    return scale;
  }
}
