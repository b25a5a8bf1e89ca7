package org.mingcha.clue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CadreRank;
import org.mingcha.campaign.ClueFacts;
import org.mingcha.campaign.Proposal;
import org.mingcha.campaign.Text;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Unit;
import org.springframework.stereotype.Component;

/** Proposes who should handle a clue, by the template's rules, as units that may receive it. */
@Component
class Routing {
  private final Organisation organisation;
  private final Subjects subjects;
  private final ReceiverResolver resolver;

  Routing(Organisation organisation, Subjects subjects, ReceiverResolver resolver) {
    this.organisation = organisation;
    this.subjects = subjects;
    this.resolver = resolver;
  }

  /**
   * A proposal with the units it stands for, best first. Whether a unit stands here in the place of
   * another that is kept out is not said, to nobody.
   *
   * @param units may be empty: then a person chooses
   * @param copyTo units to be told
   */
  record Option(String rule, Text target, Text reason, List<Unit> units, List<Unit> copyTo) {}

  List<Option> propose(Held held) {
    return propose(held.clue(), held.template());
  }

  List<Option> propose(ClueRow clue, org.mingcha.campaign.CampaignTemplate template) {
    List<Subjects.Row> named = subjects.of(clue.id());
    ClueFacts facts =
        new ClueFacts(
            Set.of(clue.category()),
            Set.of(),
            clue.industry(),
            clue.region(),
            clue.shelter(),
            named.stream().map(this::subject).toList());
    return template.routing().propose(facts).stream()
        .map(proposal -> option(proposal, clue, named))
        .toList();
  }

  private Option option(Proposal proposal, ClueRow clue, List<Subjects.Row> named) {
    Set<Unit> copies = new LinkedHashSet<>();
    proposal.copyTo().forEach(to -> copies.addAll(resolver.resolve(to, clue, named)));
    return new Option(
        proposal.rule(),
        proposal.target(),
        proposal.reason(),
        resolver.resolve(proposal.to(), clue, named),
        List.copyOf(copies));
  }

  private ClueFacts.Subject subject(Subjects.Row row) {
    if (row.unitId() != null) {
      String kind = organisation.findUnit(row.unitId()).map(u -> u.kind().key()).orElse(null);
      return new ClueFacts.Subject(row.role(), null, kind);
    }
    if (row.officialId() != null) {
      List<Holding> posts = organisation.listPosts(row.officialId(), organisation.today());
      if (!posts.isEmpty()) {
        Holding highest = posts.getFirst();
        String kind =
            organisation.findUnit(highest.post().unitId()).map(u -> u.kind().key()).orElse(null);
        return new ClueFacts.Subject(row.role(), rank(highest), kind);
      }
    }
    return new ClueFacts.Subject(row.role(), null, null);
  }

  private static @Nullable CadreRank rank(Holding holding) {
    String key = holding.post().rank().key();
    return Arrays.stream(CadreRank.values()).filter(r -> r.key().equals(key)).findFirst().orElse(null);
  }
}
