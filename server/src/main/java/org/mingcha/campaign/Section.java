package org.mingcha.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a template file, read entry by entry. Whatever is wrong is noted and a harmless
 * value stands in, so that reading goes on and all errors are found in one go. Entries nobody asked
 * for are unknown: {@link #done} notes them.
 */
final class Section {

  static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final Text NO_TEXT = new Text("-", "-", "-");

  private final MappingNode node;
  private final TemplateProblems problems;
  private final Map<String, Node> entries = new LinkedHashMap<>();
  private final Map<String, Node> entryKeys = new LinkedHashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();

  Section(MappingNode node, TemplateProblems problems) {
    this.node = node;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        Node first = entryKeys.putIfAbsent(key.getValue(), key);
        if (first != null) {
          problems.add(key, "entry-twice", key.getValue(), first.getStartMark().getLine() + 1);
        } else {
          entries.put(key.getValue(), tuple.getValueNode());
        }
      } else {
        problems.add(tuple.getKeyNode(), "key-not-plain");
      }
    }
  }

  Node node() {
    return node;
  }

  TemplateProblems problems() {
    return problems;
  }

  /** The node of an entry, for placing an error; the section itself where the entry is missing. */
  Node at(String entry) {
    return entries.getOrDefault(entry, node);
  }

  boolean has(String entry) {
    asked.add(entry);
    Node value = entries.get(entry);
    return value != null && !value.getTag().equals(Tag.NULL);
  }

  /** Notes entries that were never asked for. */
  void done() {
    entryKeys.forEach(
        (entry, key) -> {
          if (!asked.contains(entry)) {
            problems.add(key, "unknown-entry", entry, String.join(", ", asked));
          }
        });
  }

  /** The key of an element, defined in its list. */
  String key(String list) {
    String key = string("key", KEBAB, "not-a-key");
    if (isKey("key")) {
      problems.define(list, key, at("key"));
    }
    return key;
  }

  /** A key of an element of another list. */
  String reference(String entry, String list) {
    String key = string(entry, KEBAB, "not-a-key");
    if (isKey(entry)) {
      problems.refer(list, key, at(entry));
    }
    return key;
  }

  private boolean isKey(String entry) {
    return at(entry) instanceof ScalarNode value && KEBAB.matcher(value.getValue()).matches();
  }

  /** A piece of text on one line that has a form; {@code message} says which. */
  String string(String entry, Pattern form, String message) {
    ScalarNode value = scalar(entry);
    if (value == null) {
      return "x";
    }
    if (!form.matcher(value.getValue()).matches()) {
      problems.add(value, message, value.getValue());
      return "x";
    }
    return value.getValue();
  }

  int integer(String entry, int min, int max) {
    ScalarNode value = scalar(entry);
    return value == null ? min : integer(value, min, max);
  }

  private int integer(ScalarNode value, int min, int max) {
    if (value.getValue().matches("-?\\d{1,9}") && value.isPlain()) {
      int number = Integer.parseInt(value.getValue());
      if (number >= min && number <= max) {
        return number;
      }
    }
    problems.add(value, "not-a-number", value.getValue(), min, max);
    return min;
  }

  List<Integer> integers(String entry, int min, int max) {
    return sequence(entry, 0).stream()
        .filter(item -> isScalar(item, entry))
        .map(item -> integer((ScalarNode) item, min, max))
        .toList();
  }

  boolean flag(String entry) {
    ScalarNode value = scalar(entry);
    if (value == null) {
      return false;
    }
    if (value.isPlain() && value.getValue().matches("true|false")) {
      return value.getValue().equals("true");
    }
    problems.add(value, "not-true-or-false", entry, value.getValue());
    return false;
  }

  boolean flagOr(String entry, boolean fallback) {
    return has(entry) ? flag(entry) : fallback;
  }

  <E extends Enum<E> & KeyedEnum> E constant(String entry, Class<E> type) {
    ScalarNode value = scalar(entry);
    return value == null ? type.getEnumConstants()[0] : constant(value, type);
  }

  <E extends Enum<E> & KeyedEnum> @Nullable E optionalConstant(String entry, Class<E> type) {
    return has(entry) ? constant(entry, type) : null;
  }

  <E extends Enum<E> & KeyedEnum> List<E> constants(String entry, Class<E> type) {
    return distinct(entry, 1, item -> constant(item, type));
  }

  private <E extends Enum<E> & KeyedEnum> E constant(ScalarNode value, Class<E> type) {
    E[] all = type.getEnumConstants();
    for (E constant : all) {
      if (constant.key().equals(value.getValue())) {
        return constant;
      }
    }
    String allowed = Arrays.stream(all).map(KeyedEnum::key).collect(Collectors.joining(", "));
    problems.add(value, "not-allowed", value.getValue(), allowed);
    return all[0];
  }

  /** One of some words. */
  String word(String entry, List<String> allowed) {
    ScalarNode value = scalar(entry);
    return value == null ? allowed.getFirst() : word(value, allowed);
  }

  List<String> words(String entry, List<String> allowed) {
    return distinct(entry, 1, item -> word(item, allowed));
  }

  private String word(ScalarNode value, List<String> allowed) {
    if (allowed.contains(value.getValue())) {
      return value.getValue();
    }
    problems.add(value, "not-allowed", value.getValue(), String.join(", ", allowed));
    return allowed.getFirst();
  }

  /** Pieces of text that have a form. */
  List<String> strings(String entry, int least, Pattern form, String message) {
    return distinct(
        entry,
        least,
        item -> {
          if (!form.matcher(item.getValue()).matches()) {
            problems.add(item, message, item.getValue());
          }
          return item.getValue();
        });
  }

  /** Keys of elements of another list; {@code least} of them. */
  List<String> references(String entry, String list, int least) {
    return distinct(
        entry,
        least,
        item -> {
          problems.refer(list, item.getValue(), item);
          return item.getValue();
        });
  }

  private <T> List<T> distinct(String entry, int least, Function<ScalarNode, T> read) {
    Set<String> seen = new LinkedHashSet<>();
    List<T> result = new ArrayList<>();
    for (Node item : sequence(entry, least)) {
      if (!isScalar(item, entry)) {
        continue;
      }
      ScalarNode value = (ScalarNode) item;
      if (!seen.add(value.getValue())) {
        problems.add(value, "value-twice", value.getValue(), entry);
      } else {
        result.add(read.apply(value));
      }
    }
    return result;
  }

  /** A label in three languages. */
  Text text(String entry) {
    if (!require(entry)) {
      return NO_TEXT;
    }
    if (!(at(entry) instanceof MappingNode mapping)) {
      problems.add(at(entry), "not-three-languages", entry);
      return NO_TEXT;
    }
    Section languages = new Section(mapping, problems);
    Text text = new TextReader(languages).read();
    languages.done();
    return text;
  }

  /** A mapping within this one, or null after an error was noted. */
  @Nullable Section section(String entry) {
    if (!require(entry)) {
      return null;
    }
    return mapping(at(entry), entry);
  }

  /** Reads each element of a list of mappings; the position, from 1, comes with it. */
  <T> List<T> list(String entry, int least, ElementReader<T> reader) {
    List<T> result = new ArrayList<>();
    int position = 0;
    for (Node item : sequence(entry, least)) {
      Section section = mapping(item, entry);
      if (section != null) {
        result.add(reader.read(section, ++position));
        section.done();
      }
    }
    return result;
  }

  private @Nullable Section mapping(Node value, String entry) {
    if (value instanceof MappingNode mapping) {
      return new Section(mapping, problems);
    }
    problems.add(value, "not-a-mapping", entry);
    return null;
  }

  private List<Node> sequence(String entry, int least) {
    if (least == 0 && !has(entry)) {
      return List.of();
    }
    if (!require(entry)) {
      return List.of();
    }
    if (!(at(entry) instanceof SequenceNode sequence)) {
      problems.add(at(entry), "not-a-list", entry);
      return List.of();
    }
    if (sequence.getValue().size() < least) {
      problems.add(sequence, "too-few", entry, least);
    }
    return sequence.getValue();
  }

  @Nullable ScalarNode scalar(String entry) {
    return require(entry) && isScalar(at(entry), entry) ? (ScalarNode) at(entry) : null;
  }

  private boolean isScalar(Node value, String entry) {
    if (value instanceof ScalarNode) {
      return true;
    }
    problems.add(value, "not-one-value", entry);
    return false;
  }

  private boolean require(String entry) {
    if (has(entry)) {
      return true;
    }
    problems.add(at(entry), "missing-entry", entry);
    return false;
  }

  /** Reads one element of a list. */
  interface ElementReader<T> {
    T read(Section section, int position);
  }
}
