package org.mingcha.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads how things are numbered, and refuses numbers that could be guessed or would collide. */
final class NumberingReader {

  /** A billion possibilities: one cannot find others' numbers by trying. */
  private static final int LEAST_RANDOM_DIGITS = 9;

  private static final String ENOUGH_RANDOM = "{random:" + LEAST_RANDOM_DIGITS + "}";
  private static final String PLACEHOLDERS = "{campaign}, {year}, {channel}, {random:N}, {n}";

  private static final NumberPattern NONE = NumberPattern.of("{n}");

  private final TemplateProblems problems;

  NumberingReader(TemplateProblems problems) {
    this.problems = problems;
  }

  Numbering read(@Nullable Section numbering) {
    if (numbering == null) {
      return new Numbering(NONE, NONE, NONE, NONE, List.of());
    }
    Numbering result =
        new Numbering(
            unguessable(numbering, "report"),
            unguessable(numbering, "clue"),
            distinct(numbering, "batch"),
            distinct(numbering, "finding"),
            numbering.list("documents", 0, (s, _) -> document(s)));
    numbering.done();
    return result;
  }

  private DocumentKind document(Section document) {
    DocumentKind kind =
        new DocumentKind(
            document.key("documents"), document.text("name"), pattern(document, "number"));
    ScalarNode value = scalarIfAny(document, "number");
    if (value != null && !problems.isAt(value)) {
      // Document numbers are counted afresh each year, so without the year they would repeat.
      if (!kind.number().isRunning() || !value.getValue().contains("{year}")) {
        problems.add(value, "document-number", value.getValue(), "{year}", "{n}");
      }
    }
    return kind;
  }

  private NumberPattern unguessable(Section numbering, String entry) {
    NumberPattern pattern = pattern(numbering, entry);
    ScalarNode value = scalarIfAny(numbering, entry);
    if (value == null || problems.isAt(value)) {
      return pattern;
    }
    if (pattern.isRunning()) {
      problems.add(value, "number-consecutive", entry, ENOUGH_RANDOM, "{n}");
    } else if (pattern.randomDigits() < LEAST_RANDOM_DIGITS) {
      problems.add(value, "number-guessable", entry, LEAST_RANDOM_DIGITS, ENOUGH_RANDOM);
    }
    return pattern;
  }

  private NumberPattern distinct(Section numbering, String entry) {
    NumberPattern pattern = pattern(numbering, entry);
    ScalarNode value = scalarIfAny(numbering, entry);
    if (value != null
        && !problems.isAt(value)
        && !pattern.isRunning()
        && pattern.randomDigits() < 6) {
      problems.add(value, "number-repeats", entry, "{n}", "{random:6}");
    }
    return pattern;
  }

  private static @Nullable ScalarNode scalarIfAny(Section section, String entry) {
    return section.has(entry) && section.at(entry) instanceof ScalarNode value ? value : null;
  }

  private NumberPattern pattern(Section section, String entry) {
    ScalarNode value = section.scalar(entry);
    if (value == null) {
      return NONE;
    }
    try {
      return NumberPattern.of(value.getValue());
    } catch (IllegalArgumentException e) {
      problems.add(
          value, "not-a-number-pattern", String.valueOf(e.getMessage()), PLACEHOLDERS, "{check}");
      return NONE;
    }
  }
}
