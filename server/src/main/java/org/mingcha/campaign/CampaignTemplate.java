package org.mingcha.campaign;

import java.util.List;
import java.util.Optional;

/**
 * A campaign as data: everything that differs from one campaign to the next. Immutable; made only
 * by {@link CampaignTemplates}, which checks that every reference between elements holds.
 *
 * @param id kebab-case, unique among templates
 * @param version counts up with every change of the file; a running campaign keeps its version
 * @param code two to six capital letters or digits for the numbers, a letter first
 */
public record CampaignTemplate(
    String id,
    int version,
    String code,
    Text name,
    Text description,
    List<Focus> focuses,
    List<Checkpoint> checkpoints,
    List<ActivityMethod> methods,
    List<Stage> stages,
    List<ClockRule> clocks,
    List<Item> industries,
    List<ClueCategory> categories,
    List<Severity> severities,
    List<SubjectRole> subjectRoles,
    List<Channel> channels,
    List<TransferDestination> transferDestinations,
    RoutingRules routing,
    List<Item> verificationMethods,
    List<Conclusion> conclusions,
    List<Measure> measures,
    List<EscalationStep> ladder,
    List<Item> evidenceTypes,
    List<ClosureGate> gates,
    Numbering numbering,
    RecusalPolicy recusal,
    ReportForm reportForm,
    List<RetentionRule> retention,
    List<SatisfactionStep> satisfaction) {

  public CampaignTemplate {
    focuses = List.copyOf(focuses);
    checkpoints = List.copyOf(checkpoints);
    methods = List.copyOf(methods);
    stages = List.copyOf(stages);
    clocks = List.copyOf(clocks);
    industries = List.copyOf(industries);
    categories = List.copyOf(categories);
    severities = List.copyOf(severities);
    subjectRoles = List.copyOf(subjectRoles);
    channels = List.copyOf(channels);
    transferDestinations = List.copyOf(transferDestinations);
    verificationMethods = List.copyOf(verificationMethods);
    conclusions = List.copyOf(conclusions);
    measures = List.copyOf(measures);
    ladder = List.copyOf(ladder);
    evidenceTypes = List.copyOf(evidenceTypes);
    gates = List.copyOf(gates);
    retention = List.copyOf(retention);
    satisfaction = List.copyOf(satisfaction);
  }

  /** The clock that the program itself asks for; a checked template has each of them. */
  public ClockRule clock(RequiredClock clock) {
    return get(clocks, clock.key());
  }

  /** The checkpoints under a focus, in order. */
  public List<Checkpoint> checkpointsOf(String focus) {
    return checkpoints.stream().filter(c -> c.focus().equals(focus)).toList();
  }

  /** The element with this key, if the list has it. */
  public static <T extends Keyed> Optional<T> find(List<T> list, String key) {
    return list.stream().filter(e -> e.key().equals(key)).findFirst();
  }

  /**
   * The element with this key.
   *
   * @throws IllegalArgumentException when the list has none
   */
  public static <T extends Keyed> T get(List<T> list, String key) {
    return find(list, key)
        .orElseThrow(() -> new IllegalArgumentException("the template has no element " + key));
  }
}
