package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.mingcha.campaign.ClueFacts.Subject;

final class RoutingRulesPropertyTests {

  @Property
  void everyClueHasAProposalInEveryShippedTemplate(@ForAll("facts") ClueFacts facts) {
    for (CampaignTemplate template : CampaignTemplates.shipped()) {
      List<Proposal> proposals = template.routing().propose(facts);

      assertThat(proposals).isNotEmpty().isEqualTo(template.routing().propose(facts));
      boolean fallBack = proposals.getFirst().rule().equals("otherwise");
      assertThat(proposals.stream().anyMatch(p -> p.rule().equals("otherwise")))
          .isEqualTo(fallBack);
    }
  }

  @Property
  void shelterAlwaysComesFirstToTheDisciplineBody(@ForAll("facts") ClueFacts facts) {
    ClueFacts sheltered =
        new ClueFacts(
            facts.categories(),
            facts.flags(),
            facts.industry(),
            facts.regionCode(),
            true,
            facts.subjects());
    for (CampaignTemplate template : CampaignTemplates.shipped()) {
      assertThat(template.routing().propose(sheltered).getFirst().to())
          .isInstanceOf(ReceiverSpec.ManagingDisciplineBody.class);
    }
  }

  @Provide
  Arbitrary<ClueFacts> facts() {
    List<String> categories =
        CampaignTemplates.shipped().stream()
            .flatMap(t -> t.categories().stream().map(ClueCategory::key))
            .distinct()
            .toList();
    Arbitrary<Subject> subject =
        Combinators.combine(
                Arbitraries.of("suspect", "protective-umbrella", "covering-official", "unit"),
                Arbitraries.of(CadreRank.class).injectNull(0.3),
                Arbitraries.of(UnitKinds.ALL).injectNull(0.3))
            .as(Subject::new);
    return Combinators.combine(
            Arbitraries.of(categories).set().ofMaxSize(3),
            Arbitraries.of("crime", "duty", "official-shelter").set().ofMaxSize(2),
            Arbitraries.of("minerals", "chemicals", "finance", "no-such").injectNull(0.4),
            Arbitraries.of("000000", "140000", "140200", "140224", "140224100", "140224100201"),
            Arbitraries.of(true, false),
            subject.list().ofMaxSize(3))
        .as(ClueFacts::new);
  }
}
