package org.mingcha.demo;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Conclusion;
import org.mingcha.campaign.Measure;
import org.mingcha.campaign.Severity;

/** The keys of a template that lives choose from: nothing here knows which template it is. */
final class Vocabulary {
  private final CampaignTemplate template;

  Vocabulary(CampaignTemplate template) {
    this.template = template;
  }

  CampaignTemplate template() {
    return template;
  }

  Severity severity(boolean key, Random random) {
    List<Severity> fitting =
        template.severities().stream().filter(s -> s.supervised() == key).toList();
    return fitting.isEmpty()
        ? template.severities().getLast()
        : fitting.get(random.nextInt(fitting.size()));
  }

  String method(Random random) {
    return template
        .verificationMethods()
        .get(random.nextInt(template.verificationMethods().size()))
        .key();
  }

  Conclusion result(Conclusion.Established established) {
    return template.conclusions().stream()
        .filter(c -> c.established() == established)
        .findFirst()
        .orElse(template.conclusions().getFirst());
  }

  /** Measures that go with a result, now and then two. */
  List<String> measures(Conclusion.Established established, Random random) {
    List<Measure> fitting =
        template.measures().stream()
            .filter(
                m ->
                    switch (established) {
                      case FULLY, PARTLY -> m.kind() != Measure.Kind.CLEARED;
                      case NOT_TRUE -> m.kind() == Measure.Kind.CLEARED;
                      default -> false;
                    })
            .toList();
    if (fitting.isEmpty() || (established == Conclusion.Established.NOT_TRUE && random.nextInt(3) > 0)) {
      return List.of();
    }
    String one = fitting.get(random.nextInt(fitting.size())).key();
    String other = fitting.get(random.nextInt(fitting.size())).key();
    return random.nextInt(3) > 0 || other.equals(one) ? List.of(one) : List.of(one, other);
  }

  /** The role of an official in a clue: who shelters, or who neglects. */
  String officialRole(boolean shelter) {
    return template.subjectRoles().stream()
        .filter(r -> r.kind().name().equals("OFFICIAL") && r.shelter() == shelter)
        .findFirst()
        .orElseThrow()
        .key();
  }

  @Nullable String role(String kind, boolean last) {
    List<String> keys =
        template.subjectRoles().stream()
            .filter(r -> r.kind().name().equals(kind))
            .map(r -> r.key())
            .toList();
    return keys.isEmpty() ? null : last ? keys.getLast() : keys.getFirst();
  }
}
