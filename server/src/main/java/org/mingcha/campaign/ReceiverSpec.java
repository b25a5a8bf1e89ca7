package org.mingcha.campaign;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a matter should go to, said without naming a unit. The clue module resolves it against the
 * organisation; where the rightful receiver is recused it takes the next higher one.
 */
public sealed interface ReceiverSpec {

  /** Message key of the description of this sort of receiver. */
  default String messageKey() {
    return switch (this) {
      case BodyOfRegion _ -> "campaign.receiver.body-of-region";
      case ManagingDisciplineBody _ -> "campaign.receiver.managing-discipline-body";
      case ManagingPartyCommittee _ -> "campaign.receiver.managing-party-committee";
      case IndustryRegulator _ -> "campaign.receiver.industry-regulator";
      case CompetentDepartment _ -> "campaign.receiver.competent-department";
    };
  }

  /**
   * The unit of a kind with jurisdiction over the clue's region.
   *
   * @param unitKind key from {@link UnitKinds}
   * @param level level of the ancestor region whose unit is meant; null for the clue's own region
   *     or else the nearest region above that has such a unit
   */
  record BodyOfRegion(String unitKind, @Nullable AreaLevel level) implements ReceiverSpec {}

  /**
   * The discipline body that manages the highest-ranking official among the subjects.
   *
   * @param roles keys of the subject roles to look at; empty for all
   */
  record ManagingDisciplineBody(Set<String> roles) implements ReceiverSpec {
    public ManagingDisciplineBody {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * The party committee that manages the highest-ranking official among the subjects.
   *
   * @param roles keys of the subject roles to look at; empty for all
   */
  record ManagingPartyCommittee(Set<String> roles) implements ReceiverSpec {
    public ManagingPartyCommittee {
      roles = Set.copyOf(roles);
    }
  }

  /**
   * The regulator of an industry with jurisdiction over the clue's region.
   *
   * @param industry key of the industry; null for the clue's own
   * @param level as in {@link BodyOfRegion}
   */
  record IndustryRegulator(@Nullable String industry, @Nullable AreaLevel level)
      implements ReceiverSpec {}

  /**
   * Whoever else is competent: a person chooses.
   *
   * @param destination key of a transfer destination to begin with, or null
   */
  record CompetentDepartment(@Nullable String destination) implements ReceiverSpec {}
}
