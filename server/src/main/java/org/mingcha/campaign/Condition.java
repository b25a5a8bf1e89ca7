package org.mingcha.campaign;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** A condition of a routing rule: a question about a clue's facts. Pure. */
public sealed interface Condition {

  /** Whether it holds for these facts, after the template's categories and roles were looked up. */
  default boolean holds(RoutingFacts facts) {
    return switch (this) {
      case CategoryIn(Set<String> keys) -> !Collections.disjoint(facts.categories(), keys);
      case Flagged(Set<String> flags) -> !Collections.disjoint(facts.flags(), flags);
      case IndustryIn(Set<String> keys) ->
          facts.industry() != null && keys.contains(facts.industry());
      case Sheltered(boolean expected) -> facts.sheltered() == expected;
      case SubjectRankAtLeast(CadreRank rank) ->
          facts.subjects().stream()
              .anyMatch(s -> s.rank() != null && s.rank().compareTo(rank) <= 0);
      case SubjectUnitKindIn(Set<String> kinds) ->
          facts.subjects().stream()
              .anyMatch(s -> s.unitKind() != null && kinds.contains(s.unitKind()));
      case SubjectRoleIn(Set<String> roles) ->
          facts.subjects().stream().anyMatch(s -> roles.contains(s.role()));
      case LevelIn(Set<AreaLevel> levels) -> levels.contains(facts.level());
      case AllOf(List<Condition> all) -> all.stream().allMatch(c -> c.holds(facts));
      case AnyOf(List<Condition> any) -> any.stream().anyMatch(c -> c.holds(facts));
      case Not(Condition condition) -> !condition.holds(facts);
    };
  }

  /** The clue is in one of these categories or in a narrower one under them. */
  record CategoryIn(Set<String> keys) implements Condition {
    public CategoryIn {
      keys = Set.copyOf(keys);
    }
  }

  /** The clue or one of its categories (or a wider one of those) carries one of these flags. */
  record Flagged(Set<String> flags) implements Condition {
    public Flagged {
      flags = Set.copyOf(flags);
    }
  }

  /** The clue concerns one of these industries. */
  record IndustryIn(Set<String> keys) implements Condition {
    public IndustryIn {
      keys = Set.copyOf(keys);
    }
  }

  /** An official's shelter is alleged (or is not). */
  record Sheltered(boolean expected) implements Condition {}

  /** Some subject holds a post of this rank or a higher one. */
  record SubjectRankAtLeast(CadreRank rank) implements Condition {}

  /** Some subject is, or serves in, a unit of one of these kinds. */
  record SubjectUnitKindIn(Set<String> kinds) implements Condition {
    public SubjectUnitKindIn {
      kinds = Set.copyOf(kinds);
    }
  }

  /** Some subject is named in one of these roles. */
  record SubjectRoleIn(Set<String> roles) implements Condition {
    public SubjectRoleIn {
      roles = Set.copyOf(roles);
    }
  }

  /** The clue's region is of one of these levels. */
  record LevelIn(Set<AreaLevel> levels) implements Condition {
    public LevelIn {
      levels = Set.copyOf(levels);
    }
  }

  /** All of them hold; an empty list always holds. */
  record AllOf(List<Condition> conditions) implements Condition {
    public AllOf {
      conditions = List.copyOf(conditions);
    }
  }

  /** At least one of them holds. */
  record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
      conditions = List.copyOf(conditions);
    }
  }

  /** It does not hold. */
  record Not(Condition condition) implements Condition {}
}
