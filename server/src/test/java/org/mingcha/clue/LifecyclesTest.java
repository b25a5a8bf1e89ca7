package org.mingcha.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.act.Lifecycle;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;

/**
 * The tables of states and acts against the database, the messages and the docs. The diagrams of
 * docs/clue.md are written by {@code mvn -pl server -am test -Dtest=LifecyclesTest
 * -Dmingcha.docs=write}.
 */
class LifecyclesTest {
  private static final Path DOCS = Path.of("../docs/clue.md");
  private static final Path SCHEMA = Path.of("src/main/resources/db/migration/V07__clue.sql");

  @Test
  void the_states_are_those_that_the_database_accepts() throws IOException {
    String schema = Files.readString(SCHEMA);
    assertThat(checked(schema, "clue_state")).isEqualTo(keys(ClueState.values()));
    assertThat(checked(schema, "hand_over_state")).isEqualTo(keys(HandOverState.values()));
    assertThat(checked(schema, "hand_over_batch_state")).isEqualTo(keys(BatchState.values()));
    assertThat(checked(schema, "clue_due"))
        .isEqualTo(ClueState.LIVE.stream().map(ClueState::key).collect(Collectors.toSet()));
  }

  @Test
  void every_state_is_reached_from_the_first() {
    for (Lifecycle<?> lifecycle : List.of(Lifecycles.CLUE, Lifecycles.HAND_OVER, Lifecycles.BATCH)) {
      Set<Object> reached = new HashSet<>(Set.of(lifecycle.first()));
      boolean more = true;
      while (more) {
        more = false;
        for (var edge : lifecycle.edges()) {
          if (edge.to() != null && edge.from().stream().anyMatch(reached::contains)) {
            more |= reached.add(edge.to());
          }
        }
      }
      assertThat(reached).isEqualTo(new HashSet<Object>(lifecycle.states()));
    }
  }

  @Test
  void states_and_acts_have_names_in_every_language() {
    for (Language language : Language.values()) {
      Texts texts = new Messages().in(language);
      for (ClueState state : ClueState.values()) {
        assertThat(texts.has("state.clue." + state.key())).as(state.key()).isTrue();
      }
      for (HandOverState state : HandOverState.values()) {
        assertThat(texts.has("state.handover." + state.key())).as(state.key()).isTrue();
      }
      for (BatchState state : BatchState.values()) {
        assertThat(texts.has("state.batch." + state.key())).as(state.key()).isTrue();
      }
      for (var edge : Lifecycles.CLUE.edges()) {
        assertThat(texts.has("act." + edge.act())).as(edge.act()).isTrue();
      }
    }
  }

  @Test
  void every_act_of_the_table_says_at_which_office_its_roles_count() {
    Lifecycles.CLUE.edges().forEach(edge -> assertThat(Lifecycles.seat(edge.act())).isNotNull());
  }

  @Test
  void the_docs_show_the_tables_as_they_are() throws IOException {
    String docs = Files.readString(DOCS);
    String made = docs;
    made = put(made, "clue", moves(Lifecycles.CLUE.diagram()));
    made = put(made, "hand-over", Lifecycles.HAND_OVER.diagram());
    made = put(made, "batch", Lifecycles.BATCH.diagram());
    made = put(made, "acts", acts());
    if ("write".equals(System.getProperty("mingcha.docs"))) {
      Files.writeString(DOCS, made);
      docs = made;
    }
    assertThat(docs)
        .as("run: mvn -pl server -am test -Dtest=LifecyclesTest -Dmingcha.docs=write")
        .isEqualTo(made);
  }

  private static String acts() {
    StringBuilder out = new StringBuilder("| act | who, where | from | to |\n| --- | --- | --- | --- |\n");
    for (var edge : Lifecycles.CLUE.edges()) {
      out.append("| `").append(edge.act()).append("` | ");
      out.append(
          edge.by().stream().map(r -> r.key()).collect(Collectors.toCollection(TreeSet::new)).stream()
              .collect(Collectors.joining(", ")));
      out.append(" at the ").append(StateKeys.key(Lifecycles.seat(edge.act()))).append(" | ");
      out.append(
          Arrays.stream(ClueState.values())
              .filter(edge.from()::contains)
              .map(ClueState::key)
              .collect(Collectors.joining(", ")));
      out.append(" | ").append(edge.to() == null ? "stays" : edge.to().key()).append(" |\n");
    }
    return out.toString();
  }

  /** Only what leads from one state to another; the table of acts has the rest. */
  private static String moves(String diagram) {
    return diagram
        .lines()
        .filter(line -> !line.matches("\\s*(\\w+) --> \\1 : .*"))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** Replaces what stands between the two marks of a name. */
  private static String put(String docs, String name, String text) {
    String begin = "<!-- generated: " + name + " -->\n";
    String end = "<!-- end: " + name + " -->";
    int from = docs.indexOf(begin);
    int to = docs.indexOf(end);
    assertThat(from).as("mark for " + name).isPositive();
    boolean table = name.equals("acts");
    return docs.substring(0, from + begin.length())
        + (table ? text : "```mermaid\n" + text + "```\n")
        + docs.substring(to);
  }

  private static Set<String> keys(Enum<?>[] states) {
    return Arrays.stream(states).map(StateKeys::key).collect(Collectors.toSet());
  }

  private static Set<String> checked(String schema, String constraint) {
    Matcher m =
        Pattern.compile("constraint " + constraint + "\\s+check\\s*\\((.*?)\\)\\)", Pattern.DOTALL)
            .matcher(schema);
    assertThat(m.find()).as(constraint).isTrue();
    Matcher values = Pattern.compile("'([a-z-]+)'").matcher(m.group(1));
    Set<String> keys = new HashSet<>();
    while (values.find()) {
      keys.add(values.group(1));
    }
    return keys;
  }
}
