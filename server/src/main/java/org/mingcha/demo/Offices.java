package org.mingcha.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The offices of each level as they stand in {@code /demo/offices.txt}. */
final class Offices {

  /** A post of an office. */
  record Post(String title, boolean head, String rank) {}

  /**
   * A sort of office.
   *
   * @param superior key of the superior in the same region, or empty
   * @param login beginning of the logins of its people, or empty when nobody signs in
   */
  record Sort(
      String key,
      String kind,
      String industry,
      String superior,
      String name,
      List<Post> posts,
      String login) {}

  private final Grammar grammar = Grammar.read("offices.txt");

  /** The offices of a level, superiors first. */
  List<Sort> level(String level) {
    List<Sort> sorts = new ArrayList<>();
    for (Map.Entry<String, List<String>> entry : grammar.section(level).texts().entrySet()) {
      String[] parts = entry.getValue().getFirst().split("\\|", -1);
      List<Post> posts = new ArrayList<>();
      for (String post : parts[4].split(",")) {
        String[] titleAndRank = post.split(":");
        boolean head = titleAndRank[0].endsWith("*");
        String title =
            head ? titleAndRank[0].substring(0, titleAndRank[0].length() - 1) : titleAndRank[0];
        posts.add(new Post(title.strip(), head, titleAndRank[1].strip()));
      }
      sorts.add(
          new Sort(
              entry.getKey(),
              parts[0].strip(),
              parts[1].strip(),
              parts[2].strip(),
              parts[3].strip(),
              posts,
              parts[5].strip()));
    }
    return sorts;
  }

  /** A word of the file, with what stands in it for {@code {name}}. */
  String word(String section, String key, String... values) {
    String text = grammar.section(section).all(key).getFirst();
    for (int i = 0; i < values.length; i += 2) {
      text = text.replace("{" + values[i] + "}", values[i + 1]);
    }
    return text;
  }
}
