package org.mingcha.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.intake.Words;

/**
 * Tells a matter the way reporters do: in a voice of their own, through a channel, in either script;
 * now and then copied from another letter with small changes.
 */
final class ReportWriter {
  private static final int LONGEST = 900;
  private static final int SHORTEST = 60;

  private final Grammar grammar;
  private final List<Grammar.Section> voices;
  private final int allWeights;

  ReportWriter(Grammar grammar) {
    this.grammar = grammar;
    this.voices = grammar.sections().stream().filter(s -> s.name().startsWith("voice-")).toList();
    this.allWeights = voices.stream().mapToInt(v -> v.number("weight", 1)).sum();
  }

  /** How a report comes about beside the ones before it. */
  enum Kin {
    FRESH,
    COPIED,
    PHONED_AGAIN,
    OTHER_SCRIPT
  }

  /**
   * @param first the words of the first report of the matter; null when this is the first
   */
  Words tell(Matter matter, String channel, Kin kin, @Nullable Words first, Random random) {
    if (matter.english()) {
      String text = grammar.say("english", "text", matter.fill().with(random));
      return new Words(null, text, null, null, null);
    }
    if (first != null && kin == Kin.COPIED) {
      return new Words(
          first.reported(),
          copied(first.facts(), matter, random),
          first.place(),
          first.happened(),
          first.umbrella());
    }
    if (first != null && kin == Kin.OTHER_SCRIPT) {
      return traditional(
          new Words(
              first.reported(),
              copied(first.facts(), matter, random),
              first.place(),
              first.happened(),
              first.umbrella()));
    }
    Grammar.Fill fill = matter.fill().with(random);
    String facts = facts(matter, channel, kin == Kin.PHONED_AGAIN, fill);
    String reported = grammar.say(matter.situation(), "who", fill);
    String umbrella =
        matter.shelter() || (matter.destination() == null && random.nextInt(4) == 0)
            ? grammar.say(matter.situation(), "umb", fill)
            : "";
    Words words =
        new Words(
            reported,
            facts,
            random.nextInt(4) > 0 ? matter.fill().get("place") : null,
            random.nextInt(3) > 0 ? grammar.expand("{lastyear}{mon}", fill) : null,
            matter.official() != null || !umbrella.contains(matter.fill().get("officialtitle"))
                ? umbrella
                : "");
    return random.nextInt(100) < 9 ? traditional(words) : words;
  }

  private String facts(Matter matter, String channel, boolean again, Grammar.Fill fill) {
    Random random = fill.random();
    Grammar.Section voice = voice(random);
    boolean brief = voice.name().equals("voice-telegram");
    List<String> events = new ArrayList<>(matter.events());
    if (brief || again) {
      events = events.subList(0, Math.min(2, events.size()));
    }
    while (true) {
      StringBuilder out = new StringBuilder();
      boolean written = channel.equals("web") || channel.equals("letter");
      out.append(grammar.say("common", channel + "-open", fill));
      if (again) {
        out.append(grammar.say("common", "phone-again", fill));
      } else if (written) {
        out.append(grammar.say(voice, "open", fill));
      }
      out.append(grammar.say(matter.situation(), "lead", fill));
      for (int i = 0; i < events.size(); i++) {
        if (i > 0 && !brief && random.nextInt(2) == 0) {
          out.append(grammar.say(voice, "link", fill));
        }
        out.append(grammar.expand(events.get(i), fill));
      }
      if (!brief || random.nextBoolean()) {
        out.append(grammar.say(matter.situation(), "harm", fill));
      }
      out.append(grammar.say(written ? voice.name() : "common", written ? "close" : channel + "-close", fill));
      if (out.length() >= SHORTEST && (out.length() <= LONGEST || events.size() < 2)) {
        return out.length() <= LONGEST ? out.toString() : out.substring(0, LONGEST);
      }
      events =
          out.length() < SHORTEST
              ? new ArrayList<>(matter.situation().all("event"))
              : new ArrayList<>(events.subList(0, events.size() - 1));
      if (out.length() < SHORTEST && events.size() <= matter.events().size()) {
        return out.append(grammar.say(matter.situation(), "harm", fill)).toString();
      }
    }
  }

  /** The same letter with another opening or end, a changed number, a left-out sentence. */
  private String copied(String facts, Matter matter, Random random) {
    List<String> sentences = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < facts.length(); i++) {
      char c = facts.charAt(i);
      if (grammar.section("ends-of-sentences").all("marks").getFirst().indexOf(c) >= 0) {
        sentences.add(facts.substring(start, i + 1));
        start = i + 1;
      }
    }
    sentences.add(facts.substring(start));
    if (sentences.size() > 4) {
      sentences.remove(1 + random.nextInt(sentences.size() - 2));
    }
    String end = grammar.say("common", "copied", matter.fill().with(random));
    return String.join("", sentences) + end;
  }

  private Grammar.Section voice(Random random) {
    int at = random.nextInt(allWeights);
    for (Grammar.Section v : voices) {
      at -= v.number("weight", 1);
      if (at < 0) {
        return v;
      }
    }
    return voices.getLast();
  }

  static Words traditional(Words w) {
    return new Words(
        hant(w.reported()), NameMaker.hant(w.facts()), hant(w.place()), hant(w.happened()), hant(w.umbrella()));
  }

  private static @Nullable String hant(@Nullable String text) {
    return text == null ? null : NameMaker.hant(text);
  }
}
