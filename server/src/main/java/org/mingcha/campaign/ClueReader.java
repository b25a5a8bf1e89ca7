package org.mingcha.campaign;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads what clues are sorted by: categories, severities, roles, channels, conclusions, measures.
 */
final class ClueReader {

  /** Channels that the intake desk asks for by key. */
  static final List<String> REQUIRED_CHANNELS =
      List.of("web", "hotline", "letter", "visit", "batch", "field");

  private static final Pattern LETTER = Pattern.compile("[A-Z]");

  private final TemplateProblems problems;
  private final Set<String> flags = new HashSet<>();
  private final Map<String, Node> parents = new HashMap<>();
  private final Map<String, Integer> letters = new HashMap<>();

  ClueReader(TemplateProblems problems) {
    this.problems = problems;
  }

  ClueCategory category(Section category, int position) {
    String key = category.key("categories");
    List<String> carried = category.strings("flags", 0, Section.KEBAB, "not-a-key");
    carried.stream()
        .filter(flags::add)
        .forEach(flag -> problems.define("flags", flag, category.at("flags")));
    String parent = category.has("parent") ? category.reference("parent", "categories") : null;
    if (parent != null) {
      parents.put(key, category.at("parent"));
    }
    return new ClueCategory(
        key, category.text("name"), category.text("description"), Set.copyOf(carried), parent);
  }

  /** No category is, over others, its own parent. */
  void checkParents(List<ClueCategory> categories) {
    Map<String, String> up = new HashMap<>();
    for (ClueCategory category : categories) {
      if (category.parent() != null) {
        up.put(category.key(), category.parent());
      }
    }
    Set<String> reported = new HashSet<>();
    for (ClueCategory category : categories) {
      Set<String> path = new LinkedHashSet<>();
      String key = category.key();
      while (key != null && path.add(key)) {
        key = up.get(key);
      }
      // Told once a circle, at its first member in the file.
      if (key != null && key.equals(category.key()) && reported.add(key)) {
        problems.add(parents.get(key), "circle", String.join(" > ", path) + " > " + key);
        reported.addAll(path);
      }
    }
  }

  Severity severity(Section severity, int position) {
    return new Severity(
        severity.key("severities"),
        severity.text("name"),
        position,
        severity.flagOr("supervised", false));
  }

  SubjectRole role(Section role, int position) {
    SubjectRole result =
        new SubjectRole(
            role.key("subject-roles"),
            role.text("name"),
            role.constant("kind", SubjectRole.Kind.class),
            role.flagOr("shelter", false));
    if (result.shelter() && result.kind() == SubjectRole.Kind.PLACE) {
      problems.add(role.at("shelter"), "place-shelters", result.key());
    }
    return result;
  }

  Channel channel(Section channel, int position) {
    Channel result =
        new Channel(
            channel.key("channels"),
            channel.text("name"),
            channel.string("letter", LETTER, "not-a-letter"));
    if (LETTER.matcher(result.letter()).matches()) {
      int line = channel.at("letter").getStartMark().getLine() + 1;
      Integer first = letters.putIfAbsent(result.letter(), line);
      if (first != null) {
        problems.add(channel.at("letter"), "letter-taken", result.letter(), first);
      }
    }
    return result;
  }

  void checkChannels(Section template, List<Channel> channels) {
    for (String key : REQUIRED_CHANNELS) {
      if (template.has("channels") && CampaignTemplate.find(channels, key).isEmpty()) {
        problems.add(template.at("channels"), "element-needed", key, "channels");
      }
    }
  }

  Conclusion conclusion(Section conclusion, int position) {
    return new Conclusion(
        conclusion.key("conclusions"),
        conclusion.text("name"),
        conclusion.constant("established", Conclusion.Established.class));
  }

  /** Every outcome of a verification can be said, most of all that an allegation was untrue. */
  void checkConclusions(Section template, List<Conclusion> conclusions) {
    for (Conclusion.Established outcome : Conclusion.Established.values()) {
      if (template.has("conclusions")
          && conclusions.stream().noneMatch(c -> c.established() == outcome)) {
        problems.add(template.at("conclusions"), "outcome-needed", outcome.key());
      }
    }
  }

  Measure measure(Section measure, int position) {
    return new Measure(
        measure.key("measures"),
        measure.text("name"),
        measure.constant("kind", Measure.Kind.class));
  }

  /** Whoever was wrongly reported can be cleared in public. */
  void checkMeasures(Section template, List<Measure> measures) {
    if (template.has("measures")
        && measures.stream().noneMatch(m -> m.kind() == Measure.Kind.CLEARED)) {
      problems.add(template.at("measures"), "measure-needed", Measure.Kind.CLEARED.key());
    }
  }
}
