package org.mingcha.clue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Seals;
import org.mingcha.testing.AppTest;
import org.mingcha.testing.World.Person;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Generated sequences of acts by generated people on the real database: whatever they try, in
 * whatever order, the clue stays in the graph, with a holder and a counted deadline, and nothing
 * written is lost. Sequences are made by jqwik from a fixed seed, so that a failure comes again.
 */
class ClueSequencesTest extends AppTest {
  private static final int SEQUENCES = 12;
  private static final int LENGTH = 30;
  private static final List<String> APPEND_ONLY =
      List.of("clue_summary", "verification_step", "conclusion", "review", "hand_over", "clue_subject", "clue_report");

  @Autowired Clues clues;
  @Autowired Seals seals;
  private ClueWorld w;
  private List<Person> people;
  private List<Long> offices;

  @BeforeAll
  void world() {
    w = new ClueWorld(owner(), clues, seals);
    people =
        List.of(
            w.manager, w.secondManager, w.countyManager, w.plc, w.police, w.discipline,
            w.townshipHandler, w.elsewhere, w.intake);
    offices =
        List.of(
            w.world.leadOffice, w.world.countyOffice, w.politicalLegal, w.world.countyPolice, w.township,
            w.otherPolice, w.world.countyDiscipline);
  }

  /** One attempt: which act, by whom, towards which office. */
  private record Try(int act, int person, int office) {}

  @Test
  void no_sequence_of_acts_leaves_the_graph_the_holder_the_deadline_or_the_record() {
    net.jqwik.api.sessions.JqwikSession.run(this::playAll);
  }

  private void playAll() {
    Arbitrary<List<Try>> sequences =
        net.jqwik.api.Combinators.combine(
                Arbitraries.integers().between(0, 15),
                Arbitraries.integers().between(0, 20),
                Arbitraries.integers().between(0, 6))
            .as(Try::new)
            .list()
            .ofSize(LENGTH);
    var generator = sequences.generator(1000);
    Random random = new Random(20181106);
    Map<String, Integer> reached = new HashMap<>();
    for (int i = 0; i < SEQUENCES; i++) {
      long clue = w.clue();
      // half of them start on their way, so that the far states are visited, too
      if (i % 2 == 0) {
        w.send(w.manager, clue, w.politicalLegal);
        w.accept(w.plc, clue);
      }
      play(clue, generator.next(random).value(), reached);
    }
    // a generator that only ever hits refusals would prove nothing
    assertThat(reached.keySet()).contains("open", "handed-over", "verifying", "concluded", "approved");
  }

  private void play(long clue, List<Try> sequence, Map<String, Integer> reached) {
    List<String> done = new ArrayList<>();
    for (Try attempt : sequence) {
      String before = w.state(clue);
      Map<String, Long> rows = rows(clue);
      long history = count("history", "record_id", clue);
      boolean happened = attempt(clue, attempt, done);
      String after = w.state(clue);
      reached.merge(after, 1, Integer::sum);
      assertThat(inGraph(before, after)).as(before + " -> " + after + " " + done).isTrue();
      consistent(clue, after, done);
      rows(clue).forEach((table, n) -> assertThat(n).as(table + " " + done).isGreaterThanOrEqualTo(rows.get(table)));
      long now = count("history", "record_id", clue);
      assertThat(now).as("history " + done).isGreaterThanOrEqualTo(happened ? history + 1 : history);
      if (!happened) {
        assertThat(after).as("refused acts change nothing " + done).isEqualTo(before);
      }
    }
  }

  private static boolean inGraph(String before, String after) {
    return before.equals(after)
        || Lifecycles.CLUE.edges().stream()
            .anyMatch(
                e ->
                    e.to() != null
                        && e.to().key().equals(after)
                        && e.from().stream().anyMatch(s -> s.key().equals(before)));
  }

  private void consistent(long clue, String state, List<String> done) {
    record Facts(boolean held, boolean due, long open, long onChain, boolean holderEnds, boolean custody) {}
    Facts f =
        owner()
            .sql(
                """
                select c.holder_id = any (c.custody) and c.manager_id = any (c.custody) as held,
                       c.due_at is not null as due,
                       (select count(*) from hand_over h where h.clue_id = c.id
                          and h.state in ('sent', 'accepted', 'concluded')) as open,
                       (select count(*) from hand_over h where h.clue_id = c.id and h.state = 'handed-on') as on_chain,
                       coalesce((select case when h.state = 'concluded' then h.from_party else h.to_party end = c.holder_id
                          from hand_over h where h.clue_id = c.id and h.state in ('sent', 'accepted', 'concluded')), true) as ends,
                       (select coalesce(bool_and(h.to_party = any (c.custody) and h.from_party = any (c.custody)), true)
                          from hand_over h where h.clue_id = c.id
                           and h.state in ('sent', 'accepted', 'concluded', 'handed-on')) as custody
                  from clue c where c.id = :id
                """)
            .param("id", clue)
            .query(
                (rs, n) ->
                    new Facts(
                        rs.getBoolean(1), rs.getBoolean(2), rs.getLong(3), rs.getLong(4), rs.getBoolean(5),
                        rs.getBoolean(6)))
            .single();
    assertThat(f.held()).as("a holder within custody " + done).isTrue();
    assertThat(f.due()).as("a deadline while live " + done).isEqualTo(ClueState.of(state).isLive());
    assertThat(f.open()).as("one end of the chain " + done).isLessThanOrEqualTo(1);
    assertThat(f.onChain() == 0 || f.open() == 1).as("links above an end " + done).isTrue();
    assertThat(f.holderEnds()).as("the holder is the end of the chain " + done).isTrue();
    assertThat(f.custody()).as("the chain is in custody " + done).isTrue();
  }

  /** Rows of all tables that only grow, in one look: each look of the owner is a new connection. */
  private Map<String, Long> rows(long clue) {
    String counts =
        APPEND_ONLY.stream()
            .map(t -> "(select count(*) from " + t + " where clue_id = :id)")
            .collect(java.util.stream.Collectors.joining(", "));
    return owner()
        .sql("select " + counts)
        .param("id", clue)
        .query(
            (rs, n) -> {
              Map<String, Long> rows = new HashMap<>();
              for (int i = 0; i < APPEND_ONLY.size(); i++) {
                rows.put(APPEND_ONLY.get(i), rs.getLong(i + 1));
              }
              return rows;
            })
        .single();
  }

  private long count(String table, String column, long id) {
    return owner()
        .sql("select count(*) from " + table + " where " + column + " = :id")
        .param("id", id)
        .query(Long.class)
        .single();
  }

  private Person ofOffice(long office, boolean second) {
    if (office == w.world.leadOffice) {
      return second ? w.secondManager : w.manager;
    }
    Map<Long, Person> at =
        Map.of(
            w.world.countyOffice, w.countyManager, w.politicalLegal, w.plc, w.world.countyPolice, w.police,
            w.township, w.townshipHandler, w.otherPolice, w.elsewhere, w.world.countyDiscipline, w.discipline);
    return at.get(office);
  }

  /** Whether it was done; a refusal is a fair answer, anything else fails the test. */
  private boolean attempt(long clue, Try t, List<String> done) {
    // more often than not somebody of the office whose move it is; else anybody
    Person who =
        t.person() < people.size()
            ? people.get(t.person())
            : ofOffice(w.holder(clue), t.person() % 2 == 0);
    long to = offices.get(t.office());
    int v = w.v(clue);
    try {
      switch (t.act()) {
        case 0, 1 -> {
          w.act(who, new ClueCommand.ListClue(clue, v, to, null, null, "because"));
          long batch =
              Long.parseLong(
                  w.one("select batch_id::text from hand_over where clue_id = :id and state = 'listed'", clue));
          w.act(who, new ClueCommand.SendBatch(batch, w.version("hand_over_batch", batch)));
        }
        case 2, 3 -> w.act(who, new ClueCommand.Accept(clue, v));
        case 4 -> w.act(who, new ClueCommand.Return(clue, v, "reason"));
        case 5 -> w.act(who, new ClueCommand.Withdraw(clue, v, "reason"));
        case 6, 7 ->
            w.act(who, new ClueCommand.Verify(clue, v, "interview", LocalDate.of(2018, 9, 1), "text", List.of()));
        case 8, 9 ->
            w.act(
                who,
                new ClueCommand.Conclude(
                    clue, v, "undetermined", List.of(), "facts", "law", "answer", Map.of()));
        case 10 -> w.act(who, new ClueCommand.Approve(clue, v, null));
        case 11 -> w.act(who, new ClueCommand.ReVerify(clue, v, "reason"));
        case 12 -> w.act(who, new ClueCommand.TakeUp(clue, v, "reason"));
        case 13 -> w.act(who, new ClueCommand.Elsewhere(clue, v, to, "reason"));
        case 14 -> w.act(who, new ClueCommand.SelfVerify(clue, v));
        default -> w.act(who, new ClueCommand.Note(clue, v, "text"));
      }
      done.add(t.toString());
      return true;
    } catch (Refusal refused) {
      return false;
    }
  }
}
