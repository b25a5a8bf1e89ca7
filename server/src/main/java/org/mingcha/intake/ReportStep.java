package org.mingcha.intake;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an act does to a report beside moving its state.
 *
 * @param party the office for which the actor acts; the holder when null
 * @param reason in the actor's words; sealed into the history
 * @param holder new holder, or null to leave it
 * @param details ids and keys only
 */
public record ReportStep(
    @Nullable Long party,
    @Nullable String reason,
    @Nullable Long holder,
    Map<String, Object> details) {

  public static ReportStep by(long party) {
    return new ReportStep(party, null, null, Map.of());
  }

  public static ReportStep plain() {
    return new ReportStep(null, null, null, Map.of());
  }

  public ReportStep because(@Nullable String words) {
    return new ReportStep(party, words, holder, details);
  }

  public ReportStep to(long newHolder) {
    return new ReportStep(party, reason, newHolder, details);
  }

  public ReportStep with(Map<String, Object> more) {
    return new ReportStep(party, reason, holder, more);
  }

  @Override
  public String toString() {
    return "ReportStep[redacted]";
  }
}
