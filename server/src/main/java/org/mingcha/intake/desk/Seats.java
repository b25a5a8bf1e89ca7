package org.mingcha.intake.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.campaign.Parties;
import org.mingcha.intake.LockedReport;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/** Where the acting officer may take reports today. */
@Component
class Seats {
  /** Roles that work at the desk; the life cycle of reports says what each may do there. */
  static final Set<Role> DESK =
      Set.copyOf(
          EnumSet.of(
              Role.INTAKE_OFFICER,
              Role.CLUE_MANAGER,
              Role.GROUP_LEADER,
              Role.GROUP_DEPUTY,
              Role.OFFICE));

  private final Campaigns campaigns;
  private final Parties parties;
  private final Clock clock;

  Seats(Campaigns campaigns, Parties parties, Clock clock) {
    this.campaigns = campaigns;
    this.parties = parties;
    this.clock = clock;
  }

  /**
   * The office at which the officer works on this report: the one that holds it. Units along the
   * chain of its clue are in its custody too, but whoever the clue was given to is not to ask its
   * reporter or to mark the report as false.
   *
   * @throws Refusal not allowed
   */
  static long office(LockedReport report, String act, Actor actor) {
    if (!actor.holds(DESK, report.holderId())) {
      throw Refusal.notAllowed("intake.refusal.role", act);
    }
    return report.holderId();
  }

  /** All seats of the officer; intake officers' own first. */
  List<Seat> list(Actor actor, Language language) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), Texts.ZONE);
    List<Long> ids = actor.partiesAs(DESK);
    Map<Long, String> names = parties.names(ids, language);
    List<Seat> seats = new ArrayList<>();
    for (Campaign campaign : campaigns.listRunning()) {
      if (!campaign.takesReportsOn(today)) {
        continue;
      }
      for (Long party : ids) {
        boolean serves =
            actor.appointments().stream()
                .anyMatch(
                    a ->
                        a.partyId() == party
                            && DESK.contains(a.role())
                            && (a.campaignId() == null || a.campaignId() == campaign.id()));
        if (serves) {
          String name = campaign.name(language) + " · " + names.getOrDefault(party, "");
          seats.add(new Seat(campaign.id(), campaign.slug(), party, name, campaign.regionCode()));
        }
      }
    }
    return seats;
  }

  /**
   * The seat that a form names; the only or first one when it names none.
   *
   * @throws Refusal not allowed, when the officer has no seat or not that one
   */
  Seat pick(List<Seat> seats, @Nullable String key) {
    if (seats.isEmpty()) {
      throw Refusal.notAllowed("intake-desk.refusal.no-seat");
    }
    if (key == null || key.isBlank()) {
      return seats.getFirst();
    }
    Optional<Seat> named = seats.stream().filter(s -> s.key().equals(key)).findFirst();
    return named.orElseThrow(() -> Refusal.notAllowed("intake-desk.refusal.no-seat"));
  }

  Campaign campaign(Seat seat) {
    return campaigns.get(seat.campaignId());
  }
}
