package org.mingcha.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/**
 * What is wrong with one file, and the keys it defines and refers to. References are looked up only
 * when everything was read, because elements may stand in any order.
 */
final class TemplateProblems {

  private static final String PREFIX = "campaign.template.error.";

  private final String source;
  private final List<TemplateError> errors = new ArrayList<>();
  private final Map<String, Map<String, Node>> defined = new HashMap<>();
  private final List<Reference> references = new ArrayList<>();

  TemplateProblems(String source) {
    this.source = source;
  }

  void add(Node at, String message, Object... args) {
    add(at.getStartMark(), message, args);
  }

  void add(Mark at, String message, Object... args) {
    add(at.getLine() + 1, at.getColumn() + 1, message, args);
  }

  void add(int line, int column, String message, Object... args) {
    errors.add(new TemplateError(source, line, column, PREFIX + message, List.of(args)));
  }

  /** Notes that an element of a list has this key; twice the same is an error at the second. */
  void define(String list, String key, Node at) {
    Node first = defined.computeIfAbsent(list, _ -> new LinkedHashMap<>()).putIfAbsent(key, at);
    if (first != null) {
      add(at, "key-taken", key, list, first.getStartMark().getLine() + 1);
    }
  }

  /** Notes that an element of a list is referred to. */
  void refer(String list, String key, Node at) {
    references.add(new Reference(list, key, at));
  }

  /** Looks up all references; call once, at the end. */
  void checkReferences() {
    for (Reference reference : references) {
      Map<String, Node> known = defined.getOrDefault(reference.list, Map.of());
      if (!known.containsKey(reference.key)) {
        add(
            reference.at,
            "no-such-element",
            reference.key,
            reference.list,
            String.join(", ", known.keySet()));
      }
    }
  }

  /** Whether something was already found wrong at exactly this place. */
  boolean isAt(Node node) {
    Mark mark = node.getStartMark();
    return errors.stream()
        .anyMatch(e -> e.line() == mark.getLine() + 1 && e.column() == mark.getColumn() + 1);
  }

  boolean isEmpty() {
    return errors.isEmpty();
  }

  /** In the order of the lines. */
  List<TemplateError> all() {
    return errors.stream()
        .sorted(Comparator.comparingInt(TemplateError::line).thenComparing(TemplateError::column))
        .toList();
  }

  private record Reference(String list, String key, Node at) {}
}
