package org.mingcha.access;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingcha.access.AccessViews.AppointmentRow;
import org.mingcha.access.AccessViews.OfficialRow;
import org.mingcha.ledger.Ledger;
import org.mingcha.organisation.Holding;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Official;
import org.mingcha.organisation.Unit;
import org.mingcha.shared.Ids;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/** Makes rows of pages and of the API from what the tables hold. */
@Component
class AccessViewMaker {
  private final Organisation organisation;
  private final Ledger ledger;

  AccessViewMaker(Organisation organisation, Ledger ledger) {
    this.organisation = organisation;
    this.ledger = ledger;
  }

  AppointmentRow appointment(
      Appointments.Appointment a, Language language, long mayNotEndOf, boolean mayEnd) {
    String state = a.inForce() ? "now" : a.ahead() ? "ahead" : "over";
    return new AppointmentRow(
        Ids.text(a.id()),
        a.name(language),
        a.login(),
        a.role().key(),
        a.party(language),
        a.campaign(language),
        a.fromAt(),
        a.toAt(),
        state,
        a.version(),
        mayEnd && !state.equals("over") && a.officialId() != mayNotEndOf);
  }

  AccessViews.AccountRow account(Accounts.Account a, Language language) {
    return new AccessViews.AccountRow(
        Ids.text(a.id()),
        a.login(),
        a.name(language),
        a.disabledAt() != null,
        a.mustChange(),
        a.createdAt(),
        a.version());
  }

  AccessViews.Me me(
      Person.Facts person,
      Accounts.Account account,
      List<Appointments.Appointment> appointments,
      List<Sessions.Listed> sessions,
      List<Tokens.Listed> tokens,
      Language language) {
    return new AccessViews.Me(
        account.login(),
        account.name(language),
        account.locale(),
        appointments.stream().map(a -> appointment(a, language, 0, false)).toList(),
        sessions.stream()
            .map(
                s ->
                    new AccessViews.SessionRow(
                        Ids.text(s.id()),
                        s.device(),
                        s.startedAt(),
                        s.lastUsedAt(),
                        person.proof() == Person.Proof.SESSION && s.id() == person.proofId()))
            .toList(),
        tokens.stream()
            .map(
                t ->
                    new AccessViews.TokenRow(
                        Ids.text(t.id()), t.name(), t.createdAt(), t.expiresAt()))
            .toList());
  }

  /** Officials with their posts, so that namesakes can be told apart. */
  List<OfficialRow> officials(
      List<Official> officials, java.util.function.LongPredicate hasAccount, Language language) {
    LocalDate today = organisation.today();
    List<Holding> holdings =
        organisation.listPosts(officials.stream().map(Official::id).toList(), today);
    Map<Long, Unit> units =
        organisation.findUnits(holdings.stream().map(h -> h.post().unitId()).distinct().toList());
    return officials.stream()
        .map(
            o ->
                new OfficialRow(
                    Ids.text(o.id()),
                    o.name(language),
                    holdings.stream()
                        .filter(h -> h.official().id() == o.id())
                        .map(h -> units.get(h.post().unitId()).name(language) + " " + h.post().title())
                        .collect(Collectors.joining("; ")),
                    hasAccount.test(o.id())))
        .toList();
  }

  List<AccessViews.HistoryRow> history(String kind, long id) {
    return ledger.listHistory(kind, id).stream()
        .map(e -> new AccessViews.HistoryRow(e.at(), e.act(), e.official(), e.reason()))
        .toList();
  }
}
