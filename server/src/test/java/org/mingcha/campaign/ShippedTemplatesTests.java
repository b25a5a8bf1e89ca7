package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The shipped templates")
final class ShippedTemplatesTests {

  @ParameterizedTest(name = "{0} is read without an error")
  @ValueSource(strings = {"organised-crime", "environment", "general"})
  void isReadWithoutError(String id) throws IOException {
    String yaml =
        new ClassPathResource("campaigns/" + id + ".yaml")
            .getContentAsString(StandardCharsets.UTF_8);

    Parsed parsed = CampaignTemplates.parse(yaml, id + ".yaml");

    if (parsed instanceof Parsed.Invalid(List<TemplateError> errors)) {
      assertThat(errors).isEmpty();
    }
    assertThat(((Parsed.Valid) parsed).template().id()).isEqualTo(id);
  }

  @Test
  @DisplayName("are listed by id")
  void areListed() {
    assertThat(CampaignTemplates.shipped())
        .extracting(CampaignTemplate::id)
        .containsExactly("environment", "general", "organised-crime");
    assertThat(CampaignTemplates.findShipped("no-such")).isEmpty();
  }

  @Test
  @DisplayName("against organised crime has six focuses, eight checks, four gates and four forms")
  void organisedCrimeIsComplete() {
    CampaignTemplate crime = CampaignTemplates.findShipped("organised-crime").orElseThrow();

    assertThat(crime.focuses()).hasSize(6);
    assertThat(crime.checkpoints()).hasSize(8);
    assertThat(crime.checkpointsOf("punishing-by-law"))
        .extracting(Checkpoint::key)
        .containsExactly("case-work", "lawful-handling");
    assertThat(crime.gates()).hasSize(4);
    assertThat(crime.stages()).extracting(Stage::days).containsExactly(6, 6, 3);
    assertThat(crime.measures()).filteredOn(m -> m.kind() == Measure.Kind.DISCIPLINED).hasSize(4);
    assertThat(crime.clock(RequiredClock.TRANSFER).amount()).isEqualTo(5);
    assertThat(crime.clock(RequiredClock.CONTACT).unit()).isEqualTo(ClockUnit.DAYS);
  }

  @Test
  @DisplayName("differ in everything a campaign decides, so that nothing is hard-coded")
  void environmentDiffers() {
    CampaignTemplate crime = CampaignTemplates.findShipped("organised-crime").orElseThrow();
    CampaignTemplate environment = CampaignTemplates.findShipped("environment").orElseThrow();

    assertThat(common(crime.focuses(), environment.focuses())).isEmpty();
    assertThat(common(crime.checkpoints(), environment.checkpoints())).isEmpty();
    assertThat(common(crime.categories(), environment.categories())).isEmpty();
    assertThat(common(crime.gates(), environment.gates())).isEmpty();
    assertThat(common(crime.conclusions(), environment.conclusions())).isEmpty();
    for (RequiredClock clock : RequiredClock.values()) {
      assertThat(environment.clock(clock).amount() + environment.clock(clock).unit().key())
          .as(clock.key())
          .isNotEqualTo(crime.clock(clock).amount() + crime.clock(clock).unit().key());
    }
  }

  private static Set<String> common(List<? extends Keyed> one, List<? extends Keyed> other) {
    Set<String> keys = one.stream().map(Keyed::key).collect(Collectors.toSet());
    keys.retainAll(new HashSet<>(other.stream().map(Keyed::key).toList()));
    return keys;
  }
}
