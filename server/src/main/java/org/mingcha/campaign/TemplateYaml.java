package org.mingcha.campaign;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Text to YAML nodes, and nothing more: no object is ever built from a tag, aliases are refused (a
 * few lines of them can blow up to gigabytes), size and depth are bounded.
 */
final class TemplateYaml {

  private static final int MAX_DEPTH = 16;

  private final TemplateProblems problems;

  TemplateYaml(TemplateProblems problems) {
    this.problems = problems;
  }

  /** The mapping at the top, or nothing after an error was noted. */
  Optional<MappingNode> compose(String text) {
    if (text.length() > CampaignTemplates.MAX_LENGTH) {
      problems.add(1, 1, "too-large", CampaignTemplates.MAX_LENGTH / 1024);
      return Optional.empty();
    }
    try {
      // A look at the events first: aliases must be found before nodes are composed from them.
      if (!isPlain(text)) {
        return Optional.empty();
      }
      Node root = yaml().compose(new StringReader(text));
      if (root instanceof MappingNode mapping) {
        return Optional.of(mapping);
      }
      problems.add(1, 1, "not-a-template");
    } catch (MarkedYAMLException e) {
      Mark mark = e.getProblemMark();
      if (mark == null) {
        problems.add(1, 1, "not-yaml", String.valueOf(e.getProblem()));
      } else {
        problems.add(mark, "not-yaml", String.valueOf(e.getProblem()));
      }
    } catch (ReaderException e) {
      String before = text.substring(0, Math.min(text.length(), Math.max(0, e.getPosition())));
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      int column = before.length() - before.lastIndexOf('\n');
      problems.add(line, column, "control-character", "U+%04X".formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      // What remains are the limits on depth, for which the library gives no place.
      problems.add(1, 1, "too-deep", MAX_DEPTH);
    }
    return Optional.empty();
  }

  private boolean isPlain(String text) {
    int documents = 0;
    for (Event event : yaml().parse(new StringReader(text))) {
      if (event instanceof DocumentStartEvent && ++documents == 2) {
        problems.add(event.getStartMark(), "one-document");
      }
      if (event instanceof NodeEvent node && node.getAnchor() != null) {
        problems.add(
            event.getStartMark(),
            event instanceof AliasEvent ? "alias" : "anchor",
            node.getAnchor());
      }
      String tag =
          switch (event) {
            case ScalarEvent scalar -> scalar.getTag();
            case CollectionStartEvent collection -> collection.getTag();
            default -> null;
          };
      if (tag != null) {
        problems.add(event.getStartMark(), "tag", tag);
      }
    }
    return problems.isEmpty();
  }

  private static Yaml yaml() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(CampaignTemplates.MAX_LENGTH);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setMaxAliasesForCollections(0);
    return new Yaml(options);
  }
}
