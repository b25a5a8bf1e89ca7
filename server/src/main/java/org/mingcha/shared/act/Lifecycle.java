package org.mingcha.shared.act;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;

/**
 * The states of a kind of record and the acts that lead from one to another, as data. The same
 * table refuses acts, draws the buttons of a page, feeds the API's {@code allowed} list and the
 * diagram in the docs.
 *
 * @param <S> the states
 */
public final class Lifecycle<S extends Enum<S>> {

  /** An act on the record: from which states, to which (null: it stays), by which roles. */
  public record Edge<S extends Enum<S>>(
      String act, Set<S> from, @org.jspecify.annotations.Nullable S to, Set<Role> by) {}

  private final Class<S> states;
  private final S first;
  private final Map<String, Edge<S>> edges = new LinkedHashMap<>();

  private Lifecycle(Class<S> states, S first, List<Edge<S>> edges) {
    this.states = states;
    this.first = first;
    for (Edge<S> edge : edges) {
      if (this.edges.put(edge.act(), edge) != null) {
        throw new IllegalArgumentException("act twice: " + edge.act());
      }
    }
  }

  public static <S extends Enum<S>> Lifecycle<S> of(Class<S> states, S first, List<Edge<S>> edges) {
    return new Lifecycle<>(states, first, edges);
  }

  /** The edge of an act; acts and edges are declared together, so it is there. */
  public Edge<S> edge(String act) {
    return Optional.ofNullable(edges.get(act))
        .orElseThrow(() -> new IllegalArgumentException("no act " + act));
  }

  /**
   * @throws Refusal wrong state, naming the state and what the act needs
   */
  public Edge<S> require(String act, S state) {
    Edge<S> edge = edge(act);
    if (!edge.from().contains(state)) {
      throw Refusal.wrongState("refusal.wrong-state", act, state);
    }
    return edge;
  }

  /** Acts that someone with these roles may do in this state, in declared order. */
  public List<String> allowed(S state, Collection<Role> roles) {
    return edges.values().stream()
        .filter(e -> e.from().contains(state) && roles.stream().anyMatch(e.by()::contains))
        .map(Edge::act)
        .toList();
  }

  public Collection<Edge<S>> edges() {
    return edges.values();
  }

  public Set<S> states() {
    return EnumSet.allOf(states);
  }

  public S first() {
    return first;
  }

  /** A state diagram in Mermaid's notation, for the docs. */
  public String diagram() {
    StringBuilder out = new StringBuilder("stateDiagram-v2\n  [*] --> " + label(first) + "\n");
    for (Edge<S> edge : edges.values()) {
      for (S from : edge.from()) {
        S to = edge.to() == null ? from : edge.to();
        out.append("  ").append(label(from)).append(" --> ").append(label(to));
        out.append(" : ").append(edge.act()).append('\n');
      }
    }
    return out.toString();
  }

  private static String label(Enum<?> state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }
}
