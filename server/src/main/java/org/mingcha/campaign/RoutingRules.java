package org.mingcha.campaign;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The routing rules of a template, in order. Every rule whose conditions hold proposes its
 * receiver; the default rule, which is the last, proposes only when no other did. So there is
 * always at least one proposal, and the same facts always give the same ones.
 */
public final class RoutingRules {

  private final List<RoutingRule> rules;
  private final Map<String, ClueCategory> categories;
  private final Set<String> shelterRoles;

  /** Rules over the categories and subject roles of one template. */
  public RoutingRules(
      List<RoutingRule> rules, List<ClueCategory> categories, List<SubjectRole> roles) {
    this.rules = List.copyOf(rules);
    this.categories =
        categories.stream()
            .collect(
                Collectors.toMap(
                    ClueCategory::key, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    this.shelterRoles =
        roles.stream()
            .filter(SubjectRole::shelter)
            .map(SubjectRole::key)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** The rules in order, the default last. */
  public List<RoutingRule> all() {
    return rules;
  }

  /** Proposals for a clue, best first. Categories the template does not know are passed over. */
  public List<Proposal> propose(ClueFacts facts) {
    RoutingFacts known = consult(facts);
    List<Proposal> matched =
        rules.stream()
            .filter(rule -> !rule.isDefault())
            .filter(rule -> rule.when().stream().allMatch(c -> c.holds(known)))
            .map(RoutingRules::proposal)
            .toList();
    if (!matched.isEmpty()) {
      return matched;
    }
    return rules.stream().filter(RoutingRule::isDefault).map(RoutingRules::proposal).toList();
  }

  private RoutingFacts consult(ClueFacts facts) {
    Set<String> widened = new HashSet<>();
    Set<String> flags = new HashSet<>(facts.flags());
    for (String key : facts.categories()) {
      ClueCategory category = categories.get(key);
      while (category != null && widened.add(category.key())) {
        flags.addAll(category.flags());
        category = category.parent() == null ? null : categories.get(category.parent());
      }
    }
    boolean sheltered =
        facts.sheltered()
            || flags.contains(Flags.OFFICIAL_SHELTER)
            || facts.subjects().stream().anyMatch(s -> shelterRoles.contains(s.role()));
    return new RoutingFacts(
        widened,
        flags,
        facts.industry(),
        AreaLevel.ofCode(facts.regionCode()),
        sheltered,
        facts.subjects());
  }

  private static Proposal proposal(RoutingRule rule) {
    return new Proposal(rule.key(), rule.to(), rule.name(), rule.reason(), rule.copyTo());
  }
}
