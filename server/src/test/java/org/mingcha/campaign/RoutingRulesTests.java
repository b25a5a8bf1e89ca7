package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mingcha.campaign.ClueFacts.Subject;

@DisplayName("Routing against organised crime")
final class RoutingRulesTests {

  private static final CampaignTemplate CRIME =
      CampaignTemplates.findShipped("organised-crime").orElseThrow();

  @Test
  @DisplayName("sends a crime to the political-legal body of its place, with a copy to the police")
  void crime() {
    List<Proposal> proposals = propose("village-tyrant", null, "140224", List.of());

    assertThat(proposals).extracting(Proposal::rule).containsExactly("crime");
    assertThat(proposals.getFirst().to())
        .isEqualTo(new ReceiverSpec.BodyOfRegion("political-legal", null));
    assertThat(proposals.getFirst().copyTo())
        .containsExactly(new ReceiverSpec.BodyOfRegion("public-security", AreaLevel.COUNTY));
    assertThat(proposals.getFirst().reason().en()).isNotBlank();
  }

  @Test
  @DisplayName("sends an official's shelter to the discipline body first, and the crime besides")
  void crimeWithShelter() {
    List<Proposal> proposals =
        propose(
            "loan-sharking",
            null,
            "140224",
            List.of(new Subject("protective-umbrella", CadreRank.COUNTY, "government")));

    assertThat(proposals).extracting(Proposal::rule).containsExactly("senior-shelter", "crime");
    assertThat(proposals.getFirst().to())
        .isEqualTo(
            new ReceiverSpec.ManagingDisciplineBody(
                Set.of("protective-umbrella", "responsible-official")));
    assertThat(proposals.getFirst().copyTo()).hasSize(1);
  }

  @Test
  @DisplayName("tells the party committee of officials from county rank only")
  void juniorShelter() {
    assertThat(
            propose(
                "shelter",
                null,
                "140224",
                List.of(new Subject("protective-umbrella", CadreRank.TOWNSHIP, "township"))))
        .singleElement()
        .satisfies(p -> assertThat(p.rule()).isEqualTo("shelter"))
        .satisfies(p -> assertThat(p.copyTo()).isEmpty());
    assertThat(propose("shelter", null, "140224", List.of()))
        .extracting(Proposal::rule)
        .containsExactly("shelter");
  }

  @Test
  @DisplayName("keeps a matter about the police away from the police of the place")
  void police() {
    List<Proposal> proposals =
        propose(
            "vice-gangs",
            null,
            "140224",
            List.of(new Subject("responsible-unit", null, "public-security")));

    assertThat(proposals).extracting(Proposal::rule).containsExactly("police-involved");
    assertThat(proposals.getFirst().copyTo()).isEmpty();
  }

  @Test
  @DisplayName("sends disorder to the regulator of its industry, or to the county where none fits")
  void industry() {
    assertThat(propose("industry-disorder", "minerals", "140224", List.of()).getFirst().to())
        .isEqualTo(new ReceiverSpec.IndustryRegulator(null, null));
    assertThat(propose("industry-disorder", null, "140224", List.of()).getFirst().rule())
        .isEqualTo("industry-without-regulator");
    assertThat(propose("industry-disorder", "finance", "140224", List.of()).getFirst().rule())
        .isEqualTo("industry-without-regulator");
  }

  @Test
  @DisplayName("leaves a crime of the whole province to the province")
  void province() {
    assertThat(propose("organised-crime", null, "140000", List.of()).getFirst().to())
        .isEqualTo(new ReceiverSpec.BodyOfRegion("political-legal", AreaLevel.PROVINCE));
  }

  @Test
  @DisplayName("passes on what is outside, and falls back to the campaign office")
  void outsideAndOtherwise() {
    assertThat(propose("other-matter", null, "140224", List.of()).getFirst().to())
        .isEqualTo(new ReceiverSpec.CompetentDepartment("petition-office"));
    assertThat(propose("of-an-older-version", null, "140224", List.of()).getFirst().rule())
        .isEqualTo("otherwise");
  }

  @Test
  @DisplayName("takes shelter found at triage or flagged on the clue as well as a subject's role")
  void shelterByAnyWay() {
    ClueFacts found =
        new ClueFacts(Set.of("vice-gangs"), Set.of(), null, "140224", true, List.of());
    ClueFacts flagged =
        new ClueFacts(
            Set.of("vice-gangs"), Set.of(Flags.OFFICIAL_SHELTER), null, "140224", false, List.of());

    assertThat(CRIME.routing().propose(found).getFirst().rule()).isEqualTo("shelter");
    assertThat(CRIME.routing().propose(flagged).getFirst().rule()).isEqualTo("shelter");
  }

  private static List<Proposal> propose(
      String category, @Nullable String industry, String region, List<Subject> subjects) {
    return CRIME
        .routing()
        .propose(new ClueFacts(Set.of(category), Set.of(), industry, region, false, subjects));
  }
}
