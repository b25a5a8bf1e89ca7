package org.mingcha.organisation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;

/** What must hold of every post. */
@Component
class PostRules {
  private final Units units;

  PostRules(Units units) {
    this.units = units;
  }

  void check(
      Refusal.Faults faults,
      @Nullable String title,
      String rank,
      @Nullable Long committee,
      @Nullable Long discipline) {
    Admin.name(faults, "title", title);
    faults.when(PostRank.find(rank).isEmpty(), "rank", "organisation.refusal.rank");
    kind(faults, "committee", committee, UnitKind.PARTY_COMMITTEE, "organisation.refusal.committee-kind");
    kind(faults, "discipline", discipline, UnitKind.DISCIPLINE, "organisation.refusal.discipline-kind");
  }

  private void kind(
      Refusal.Faults faults, String field, @Nullable Long unit, UnitKind kind, String messageKey) {
    if (unit == null) {
      return;
    }
    Optional<Unit> found = units.find(unit);
    faults.when(found.isEmpty(), field, "organisation.refusal.unit-unknown");
    faults.when(found.filter(u -> u.kind() != kind).isPresent(), field, messageKey);
  }
}
