package org.mingcha.demo;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What all lives of a campaign share. */
final class Lives {
  final Stage stage;
  final Agenda agenda;
  final Cast.Campaign campaign;
  final Vocabulary vocabulary;
  final Grammar grammar;
  final Routes routes;
  final Dispatch dispatch;
  final CodeHolders reporters;
  final Evidence evidence;

  /** Clues by matter and by the office that opened them: later reports join. */
  private final Map<Matter, Map<Long, ClueLife>> open = new IdentityHashMap<>();

  /** Clues by office, newest last: for what is joined by mistake. */
  private final Map<Long, ClueLife> newest = new HashMap<>();

  Lives(
      Stage stage,
      Agenda agenda,
      Cast.Campaign campaign,
      Vocabulary vocabulary,
      Grammar grammar,
      CodeHolders reporters,
      Evidence evidence) {
    this.stage = stage;
    this.agenda = agenda;
    this.campaign = campaign;
    this.vocabulary = vocabulary;
    this.grammar = grammar;
    this.routes = new Routes(stage, campaign);
    this.dispatch = new Dispatch(stage, agenda, campaign);
    this.reporters = reporters;
    this.evidence = evidence;
  }

  /** A text of the offices, about a matter. */
  String say(String section, String key, Matter matter, Random random) {
    return grammar.say(
        section, key, matter.fill().with(random).and(Map.of("title", matter.title())));
  }

  Map<Long, ClueLife> cluesOf(Matter matter) {
    return open.computeIfAbsent(matter, k -> new HashMap<>());
  }

  void opened(Matter matter, long office, ClueLife clue) {
    cluesOf(matter).putIfAbsent(office, clue);
    newest.put(office, clue);
  }

  @Nullable ClueLife newestOf(long office) {
    return newest.get(office);
  }

  static boolean chance(Random random, int inHundred) {
    return random.nextInt(100) < inHundred;
  }

  static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }
}
