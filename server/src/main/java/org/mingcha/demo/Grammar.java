package org.mingcha.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Texts with choices, read from a file: {@code [section attr=value]} begins a section, {@code key =
 * text} adds an alternative for a key. In a text {@code [a|b]} is a choice, {@code {x}} is filled in
 * from the matter or from the section {@code common}, {@code {n:2-9}} is a number kept under its name.
 */
final class Grammar {
  private static final Pattern HEAD = Pattern.compile("\\[([a-z0-9-]+)((?: [a-z]+=[\\w-]*)*)]");

  /** A section of the file, in its order. */
  record Section(String name, Map<String, String> attributes, Map<String, List<String>> texts) {

    String attribute(String key, String otherwise) {
      return attributes.getOrDefault(key, otherwise);
    }

    int number(String key, int otherwise) {
      String value = attributes.get(key);
      return value == null ? otherwise : Integer.parseInt(value);
    }

    List<String> all(String key) {
      return texts.getOrDefault(key, List.of());
    }
  }

  private final Map<String, Section> sections = new LinkedHashMap<>();

  private Grammar() {}

  static Grammar read(String... files) {
    Grammar grammar = new Grammar();
    for (String file : files) {
      try (InputStream in = Grammar.class.getResourceAsStream("/demo/" + file)) {
        if (in == null) {
          throw new IllegalStateException("missing /demo/" + file);
        }
        grammar.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return grammar;
  }

  private void read(BufferedReader in, String file) throws IOException {
    Section section = null;
    String line;
    for (int number = 1; (line = in.readLine()) != null; number++) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      Matcher head = HEAD.matcher(line);
      if (head.matches()) {
        section = new Section(head.group(1), attributes(head.group(2)), new LinkedHashMap<>());
        sections.put(section.name(), section);
        continue;
      }
      int equals = line.indexOf('=');
      if (section == null || equals < 1) {
        throw new IllegalStateException(file + ":" + number + ": neither a section nor a text");
      }
      section
          .texts()
          .computeIfAbsent(line.substring(0, equals).strip(), k -> new ArrayList<>())
          .add(line.substring(equals + 1).strip());
    }
  }

  private static Map<String, String> attributes(String text) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String pair : text.strip().split(" ")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        all.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return all;
  }

  Section section(String name) {
    Section section = sections.get(name);
    if (section == null) {
      throw new IllegalStateException("no section " + name);
    }
    return section;
  }

  List<Section> sections() {
    return List.copyOf(sections.values());
  }

  /** The words of a list, separated by blanks. */
  List<String> words(String section, String key) {
    return List.of(section(section).all(key).getFirst().split(" "));
  }

  /** An alternative of a key, filled in. */
  String say(Section section, String key, Fill fill) {
    List<String> all = section.all(key);
    return all.isEmpty() ? "" : expand(all.get(fill.random().nextInt(all.size())), fill);
  }

  String say(String section, String key, Fill fill) {
    return say(section(section), key, fill);
  }

  String expand(String text, Fill fill) {
    StringBuilder out = new StringBuilder(text.length() + 32);
    expand(text, 0, text.length(), fill, out);
    return out.toString();
  }

  private void expand(String text, int from, int to, Fill fill, StringBuilder out) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '[') {
        int end = closing(text, i, to);
        List<int[]> options = options(text, i + 1, end);
        int[] chosen = options.get(fill.random().nextInt(options.size()));
        expand(text, chosen[0], chosen[1], fill, out);
        i = end;
      } else if (c == '{') {
        int end = text.indexOf('}', i);
        out.append(value(text.substring(i + 1, end), fill));
        i = end;
      } else {
        out.append(c);
      }
    }
  }

  private String value(String slot, Fill fill) {
    int colon = slot.indexOf(':');
    if (colon > 0) {
      String[] range = slot.substring(colon + 1).split("-");
      return fill.number(
          slot.substring(0, colon), Integer.parseInt(range[0]), Integer.parseInt(range[1]));
    }
    String bound = fill.find(slot);
    if (bound != null) {
      return bound;
    }
    Section common = sections.get("common");
    if (common == null || common.all(slot).isEmpty()) {
      throw new IllegalStateException("nothing to put in for {" + slot + "}");
    }
    return say(common, slot, fill);
  }

  private static int closing(String text, int open, int to) {
    int depth = 0;
    for (int i = open; i < to; i++) {
      if (text.charAt(i) == '[') {
        depth++;
      } else if (text.charAt(i) == ']' && --depth == 0) {
        return i;
      }
    }
    throw new IllegalStateException("a choice that does not end: " + text);
  }

  private static List<int[]> options(String text, int from, int to) {
    List<int[]> options = new ArrayList<>();
    int depth = 0;
    int start = from;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '[') {
        depth++;
      } else if (c == ']') {
        depth--;
      } else if (c == '|' && depth == 0) {
        options.add(new int[] {start, i});
        start = i + 1;
      }
    }
    options.add(new int[] {start, to});
    return options;
  }

  /** What a matter puts into texts; numbers stay the same once drawn. */
  static final class Fill {
    private final Map<String, String> bound;
    private final java.util.Random random;

    Fill(Map<String, String> bound, java.util.Random random) {
      this.bound = bound;
      this.random = random;
    }

    /** The same matter, told with other dice. */
    Fill with(java.util.Random other) {
      return new Fill(bound, other);
    }

    /** The matter and something more, which is not kept. */
    Fill and(Map<String, String> more) {
      Map<String, String> all = new LinkedHashMap<>(bound);
      all.putAll(more);
      return new Fill(all, random);
    }

    java.util.Random random() {
      return random;
    }

    @Nullable String find(String name) {
      return bound.get(name);
    }

    String get(String name) {
      return bound.getOrDefault(name, "");
    }

    private String number(String name, int low, int high) {
      return bound.computeIfAbsent(name + ":" + low + "-" + high, k -> drawn(low, high));
    }

    // people say round sums
    private String drawn(int low, int high) {
      int n = low + random.nextInt(high - low + 1);
      int step = n >= 1000 ? 100 : n >= 100 ? 10 : n >= 60 ? 5 : 1;
      return Integer.toString(Math.max(low, n / step * step));
    }
  }
}
