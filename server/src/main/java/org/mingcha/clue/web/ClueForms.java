package org.mingcha.clue.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.clue.ClueCommand;
import org.mingcha.clue.ClueLine;
import org.mingcha.clue.ClueView;
import org.mingcha.clue.Clues;
import org.mingcha.documents.KeptFile;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Picks;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.mingcha.shared.web.FormPage.Option;
import org.mingcha.shared.web.Typed;
import org.springframework.stereotype.Component;

/** The form of each act on a clue, and the command that comes back with it. */
@Component
class ClueForms {
  private static final String UNITS = "/desk/lookup/units";
  private static final String OFFICIALS = "/desk/lookup/officials";
  private static final String REGIONS = "/desk/lookup/regions";
  private static final List<String> STANDINGS = List.of("confirmed", "not-confirmed", "cleared");
  private static final int MEASURES = 3;

  private final Picks picks;
  private final Organisation organisation;
  private final Clues clues;

  ClueForms(Picks picks, Organisation organisation, Clues clues) {
    this.picks = picks;
    this.organisation = organisation;
    this.clues = clues;
  }

  /**
   * @param typed what came with the request; empty at first
   * @throws Refusal not found, when there is no such act
   */
  FormPage form(
      String act,
      ClueView view,
      Words words,
      Texts t,
      Map<String, String> typed,
      @Nullable Refusal refusal) {
    String back = "/desk/clues/" + Ids.text(view.line().id());
    FormPage.Builder f =
        FormPage.to(back + "/act/" + act, "act." + act, back, typed, refusal)
            .version(view.line().version());
    switch (act) {
      case "clue.edit" -> facts(f, view, words, t.language());
      case "clue.add-subject" -> {
        f.select("role", "clue.field.role", null, words.options(words.template().subjectRoles()), true);
        f.lookup("official", "clue.field.official", null, OFFICIALS, false);
        f.lookup("unit", "clue.field.unit", null, UNITS, false);
        f.text("subject", "clue.field.name", null, false);
      }
      case "clue.remove-subject" -> {
        f.select("subject", "clue.field.subject", null, subjects(view, words, t.language()), true);
        f.area("reason", "clue.field.reason", null, true);
      }
      case "clue.split-report" -> {
        f.select(
            "report",
            "clue.field.report",
            null,
            view.reports().stream().map(r -> new Option(Ids.text(r.id()), r.number())).toList(),
            true);
        f.area("reason", "clue.field.reason", null, true);
      }
      case "clue.merge" -> {
        f.text("into", "clue.field.into", null, true);
        f.area("reason", "clue.field.reason", null, true);
      }
      case "clue.transfer" -> {
        f.select(
            "destination",
            "clue.field.destination",
            null,
            words.options(words.template().transferDestinations()),
            true);
        f.area("reason", "clue.field.reason", null, true);
        f.area("answer", "clue.field.answer", null, true);
      }
      case "clue.self-verify", "hand-over.accept" -> {}
      case "clue.note" -> f.area("text", "clue.field.note", null, true);
      case "batch.list-clue" -> {
        f.select("proposal", "clue.field.proposal", null, proposals(view, words, t.language()), false);
        f.lookup("toParty", "clue.field.other-receiver", null, UNITS, false);
        f.area("reason", "clue.field.overrule", null, false);
      }
      case "hand-over.return", "hand-over.withdraw", "review.re-verify", "review.take-up" ->
          f.area("reason", "clue.field.reason", null, true);
      case "clue.verify" -> {
        f.select(
            "method", "clue.field.method", null, words.options(words.template().verificationMethods()), true);
        f.date("doneOn", "clue.field.done-on", null, true);
        f.area("text", "clue.field.found", null, true);
        f.files("files", "clue.field.evidence");
      }
      case "clue.conclude" -> conclude(f, view, words, t);
      case "review.approve" -> f.area("note", "clue.field.opinion", null, false);
      case "review.elsewhere" -> {
        f.lookup("toParty", "clue.field.receiver", null, UNITS, true);
        f.area("reason", "clue.field.reason", null, true);
      }
      case "ladder.decline" -> f.area("reason", "clue.field.reason", null, true);
      default -> throw Refusal.notFound();
    }
    return f.build(refusal);
  }

  private void facts(FormPage.Builder f, ClueView v, Words words, Language language) {
    ClueLine line = v.line();
    facts(
        f,
        words,
        new ClueCommand.Facts(
            line.title(),
            v.summaries().isEmpty() ? "" : v.summaries().getFirst().body(),
            line.category(),
            v.industry(),
            organisation.findRegion(line.region()).map(r -> picks.show(r, language)).orElse(""),
            line.importance(),
            line.keyClue(),
            line.shelter()));
  }

  /** The fields of a clue's facts; the region is shown as a proposal writes it. */
  void facts(FormPage.Builder f, Words words, ClueCommand.Facts facts) {
    f.text("title", "clue.field.title", facts.title(), true);
    f.area("summary", "clue.field.summary", facts.summary(), true);
    f.select(
        "category", "clue.field.category", facts.category(), words.options(words.template().categories()), true);
    f.select(
        "industry", "clue.field.industry", facts.industry(), words.options(words.template().industries()), false);
    f.lookup("region", "clue.field.region", facts.region(), REGIONS, true);
    f.select(
        "importance", "clue.field.importance", facts.importance(), words.options(words.template().severities()), true);
    f.check("keyClue", "clue.field.key", facts.keyClue());
    f.check("shelter", "clue.field.shelter", facts.shelter());
  }

  ClueCommand.Facts facts(Typed in) {
    String region = picks.region(in.faults(), "region", in.optional("region"));
    return new ClueCommand.Facts(
        in.text("title"),
        in.text("summary"),
        in.text("category"),
        in.optional("industry"),
        region == null ? "" : region,
        in.text("importance"),
        in.checked("keyClue"),
        in.checked("shelter"));
  }

  ClueCommand.Subject subject(Typed in, String suffix) {
    return new ClueCommand.Subject(
        in.text("role" + suffix),
        picks.official(in.faults(), "official" + suffix, in.optional("official" + suffix)),
        picks.unit(in.faults(), "unit" + suffix, in.optional("unit" + suffix)),
        in.optional("subject" + suffix));
  }

  private void conclude(FormPage.Builder f, ClueView view, Words words, Texts t) {
    f.select("result", "clue.field.result", null, words.options(words.template().conclusions()), true);
    for (int i = 1; i <= MEASURES; i++) {
      f.select(
          "measure" + i, "clue.field.measure-" + i, null, words.options(words.template().measures()), false);
    }
    for (ClueView.Subject s : view.subjects()) {
      String name = subjectName(s, t.language());
      f.select(
          "standing-" + Ids.text(s.id()),
          "clue.field.standing",
          null,
          STANDINGS.stream()
              .map(x -> new Option(x, t.get("clue.standing.for", name, t.get("clue.standing." + x))))
              .toList(),
          false);
    }
    f.area("facts", "clue.field.facts", null, true);
    f.area("basis", "clue.field.basis", null, true);
    f.area("answer", "clue.field.answer", null, true);
  }

  String subjectName(ClueView.Subject s, Language language) {
    if (s.officialId() != null) {
      return organisation.findOfficial(s.officialId()).map(o -> o.name(language)).orElse("");
    }
    if (s.unitId() != null) {
      return organisation.findUnit(s.unitId()).map(u -> u.name(language)).orElse("");
    }
    return s.name() == null ? "" : s.name();
  }

  private List<Option> subjects(ClueView view, Words words, Language language) {
    return view.subjects().stream()
        .map(s -> new Option(Ids.text(s.id()), subjectName(s, language) + " · " + words.role(s.role())))
        .toList();
  }

  private static List<Option> proposals(ClueView view, Words words, Language language) {
    List<Option> options = new ArrayList<>();
    for (ClueView.Option o : view.proposals()) {
      for (Unit unit : o.units()) {
        options.add(
            new Option(
                o.rule() + "/" + Ids.text(unit.id()), unit.name(language) + " · " + words.say(o.target())));
      }
    }
    return options;
  }

  /**
   * The command of what was typed; faults are collected in {@code in}.
   *
   * @param files evidence of a verification step; empty with other acts
   */
  ClueCommand command(String act, ClueView view, Typed in, List<KeptFile> files) {
    long id = view.line().id();
    int version = in.version();
    return switch (act) {
      case "clue.edit" -> new ClueCommand.Edit(id, version, facts(in));
      case "clue.add-subject" -> new ClueCommand.AddSubject(id, version, subject(in, ""));
      case "clue.remove-subject" ->
          new ClueCommand.RemoveSubject(id, version, chosen(in, "subject"), in.text("reason"));
      case "clue.split-report" ->
          new ClueCommand.SplitReport(id, version, chosen(in, "report"), in.text("reason"));
      case "clue.merge" -> new ClueCommand.Merge(id, version, into(view, in), in.text("reason"));
      case "clue.transfer" ->
          new ClueCommand.TransferClue(
              id, version, in.text("destination"), in.text("reason"), in.text("answer"));
      case "clue.self-verify" -> new ClueCommand.SelfVerify(id, version);
      case "clue.note" -> new ClueCommand.Note(id, version, in.text("text"));
      case "batch.list-clue" -> list(id, version, in);
      case "hand-over.accept" -> new ClueCommand.Accept(id, version);
      case "hand-over.return" -> new ClueCommand.Return(id, version, in.text("reason"));
      case "hand-over.withdraw" -> new ClueCommand.Withdraw(id, version, in.text("reason"));
      case "clue.verify" -> {
        LocalDate on = in.day("doneOn");
        yield new ClueCommand.Verify(id, version, in.text("method"), on, in.text("text"), files);
      }
      case "clue.conclude" -> conclude(id, version, view, in);
      case "review.approve" -> new ClueCommand.Approve(id, version, in.optional("note"));
      case "review.re-verify" -> new ClueCommand.ReVerify(id, version, in.text("reason"));
      case "review.take-up" -> new ClueCommand.TakeUp(id, version, in.text("reason"));
      case "review.elsewhere" -> {
        Long to = picks.unit(in.faults(), "toParty", in.optional("toParty"));
        in.faults().when(to == null && !in.faults().any(), "toParty", "clue.refusal.required");
        yield new ClueCommand.Elsewhere(id, version, to == null ? 0 : to, in.text("reason"));
      }
      default -> throw Refusal.notFound();
    };
  }

  private static long chosen(Typed in, String field) {
    Long id = in.id(field);
    in.faults().when(id == null, field, "clue.refusal.choose");
    return id == null ? 0 : id;
  }

  private long into(ClueView view, Typed in) {
    Long id =
        clues.findByNumber(view.line().campaignId(), in.text("into")).map(ClueLine::id).orElse(null);
    in.faults().when(id == null, "into", "clue.refusal.no-clue");
    return id == null ? 0 : id;
  }

  private ClueCommand list(long id, int version, Typed in) {
    Long to = picks.unit(in.faults(), "toParty", in.optional("toParty"));
    String rule = null;
    String proposal = in.text("proposal");
    // a receiver that was typed is meant, also when a proposal stands beside it
    if (to == null && proposal.contains("/")) {
      rule = proposal.substring(0, proposal.indexOf('/'));
      to = Ids.parse(proposal.substring(proposal.indexOf('/') + 1));
    }
    in.faults().when(to == null && !in.faults().any(), "proposal", "clue.refusal.choose");
    return new ClueCommand.ListClue(id, version, to == null ? 0 : to, null, rule, in.optional("reason"));
  }

  private static ClueCommand conclude(long id, int version, ClueView view, Typed in) {
    List<String> measures = new ArrayList<>();
    for (int i = 1; i <= MEASURES; i++) {
      String measure = in.optional("measure" + i);
      if (measure != null) {
        measures.add(measure);
      }
    }
    Map<Long, String> standings = new HashMap<>();
    for (ClueView.Subject s : view.subjects()) {
      String standing = in.optional("standing-" + Ids.text(s.id()));
      if (standing != null) {
        standings.put(s.id(), standing);
      }
    }
    return new ClueCommand.Conclude(
        id, version, in.text("result"), measures, in.text("facts"), in.text("basis"), in.text("answer"), standings);
  }
}
