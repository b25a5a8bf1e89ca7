package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.access.AccessViews.Option;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.Campaigns;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Actor;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.web.MenuItem;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The security administrator's pages about appointments. */
@Controller
class AppointmentsController {
  private final Acts acts;
  private final Acting acting;
  private final GrantAppointment grantAppointment;
  private final EndAppointment endAppointment;
  private final Accounts accounts;
  private final Appointments appointments;
  private final Organisation organisation;
  private final Campaigns campaigns;
  private final AccessViewMaker views;
  private final Messages messages;
  private final Pages pages;

  AppointmentsController(
      Acts acts,
      Acting acting,
      GrantAppointment grantAppointment,
      EndAppointment endAppointment,
      Accounts accounts,
      Appointments appointments,
      Organisation organisation,
      Campaigns campaigns,
      AccessViewMaker views,
      Messages messages,
      Pages pages) {
    this.acts = acts;
    this.acting = acting;
    this.grantAppointment = grantAppointment;
    this.endAppointment = endAppointment;
    this.accounts = accounts;
    this.appointments = appointments;
    this.organisation = organisation;
    this.campaigns = campaigns;
    this.views = views;
    this.messages = messages;
    this.pages = pages;
  }

  @Bean
  static MenuItem appointmentsMenu() {
    return new MenuItem(
        830,
        "/admin/appointments",
        "access.appointments",
        Set.of(Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN));
  }

  @GetMapping("/admin/appointments")
  View list(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String over,
      @RequestParam(required = false) String before,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    @Nullable Role wanted =
        Arrays.stream(Role.values()).filter(r -> r.key().equals(role)).findFirst().orElse(null);
    Map<String, Object> params = new HashMap<>();
    acting.reading(
        me.accountId(),
        actor -> {
          requireAdmin(actor);
          List<Appointments.Appointment> found =
              appointments.list(
                  words,
                  wanted,
                  !over.isEmpty(),
                  before == null ? null : Ids.parse(before),
                  AccountsController.PAGE + 1);
          boolean more = found.size() > AccountsController.PAGE;
          List<Appointments.Appointment> shown =
              more ? found.subList(0, AccountsController.PAGE) : found;
          boolean mayEnd = actor.has(Role.SECURITY_ADMIN);
          params.put(
              "rows",
              shown.stream()
                  .map(a -> views.appointment(a, language, actor.officialId(), mayEnd))
                  .toList());
          params.put("mayGrant", mayGrant(actor));
          params.put(
              "next",
              more ? address(words, role, over) + "&before=" + Ids.text(shown.getLast().id()) : null);
          return null;
        });
    params.put("first", before == null ? null : address(words, role, over));
    params.put("words", words);
    params.put("role", role);
    params.put("over", !over.isEmpty());
    params.put("roles", roles(language));
    return pages.view("access/appointments", params);
  }

  private static String address(String words, String role, String over) {
    return "/admin/appointments?words="
        + AccountsController.encode(words)
        + "&role="
        + AccountsController.encode(role)
        + "&over="
        + AccountsController.encode(over);
  }

  /** First the official is looked up, then the appointment is filled in. */
  @GetMapping("/admin/appointments/new")
  View newForm(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String words,
      @RequestParam(defaultValue = "") String unitWords,
      @RequestParam(required = false) String official,
      HttpServletRequest request) {
    return form(
        200,
        me,
        words,
        unitWords,
        official,
        new AccessViews.AppointmentForm("", "", "", organisation.today().toString(), ""),
        null,
        List.of(),
        request);
  }

  @PostMapping("/admin/appointments")
  View grant(
      @AuthenticationPrincipal SignedIn me,
      @RequestParam(defaultValue = "") String official,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String partyId,
      @RequestParam(defaultValue = "") String campaignId,
      @RequestParam(defaultValue = "") String fromOn,
      @RequestParam(defaultValue = "") String toOn,
      @RequestParam(defaultValue = "") String unitWords,
      @RequestParam(defaultValue = "") String requestKey,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      Refusal.Faults faults = new Refusal.Faults();
      LocalDate from = day(fromOn, "fromOn", faults);
      LocalDate to = day(toOn, "toOn", faults);
      faults.refuseIfAny();
      acts.perform(
          grantAppointment,
          new GrantAppointment.Command(
              Ids.parse(official),
              role,
              partyId.isEmpty() ? 0 : Ids.parse(partyId),
              campaignId.isEmpty() ? null : Ids.parse(campaignId),
              from,
              to),
          new Call(me.accountId(), requestKey));
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty() || official.isEmpty()) {
        throw refusal;
      }
      return form(
          refusal.kind().status(),
          me,
          "",
          unitWords,
          official,
          new AccessViews.AppointmentForm(role, partyId, campaignId, fromOn, toOn),
          requestKey,
          refusal.fields(),
          request);
    }
    Notices.show(response, "access.done.appointment.grant");
    return MeController.see("/admin/appointments");
  }

  @GetMapping("/admin/appointments/{id}")
  View page(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletRequest request) {
    return page(200, me, id, "", List.of(), request);
  }

  @PostMapping("/admin/appointments/{id}/end")
  View end(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam int version,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam String requestKey,
      HttpServletRequest request,
      HttpServletResponse response) {
    try {
      acts.perform(
          endAppointment,
          new EndAppointment.Command(Ids.parse(id), version, reason),
          new Call(me.accountId(), requestKey));
    } catch (Refusal refusal) {
      if (refusal.fields().isEmpty()) {
        throw refusal;
      }
      return page(refusal.kind().status(), me, id, reason, refusal.fields(), request);
    }
    Notices.show(response, "access.done.appointment.end");
    return MeController.see("/admin/appointments");
  }

  private View page(
      int status,
      SignedIn me,
      String id,
      String reason,
      List<Refusal.Field> errors,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Map<String, Object> params =
        acting.reading(
            me.accountId(),
            actor -> {
              requireAdmin(actor);
              var appointment = appointments.get(Ids.parse(id));
              return Map.<String, Object>of(
                  "row",
                  views.appointment(
                      appointment, language, actor.officialId(), actor.has(Role.SECURITY_ADMIN)),
                  "history",
                  views.history("appointment", appointment.id()),
                  "reason",
                  reason,
                  "errors",
                  errors);
            });
    return pages.view(status, "access/appointment", params);
  }

  private View form(
      int status,
      SignedIn me,
      String words,
      String unitWords,
      @Nullable String official,
      AccessViews.AppointmentForm typed,
      @Nullable String requestKey,
      List<Refusal.Field> errors,
      HttpServletRequest request) {
    Language language = RequestLanguage.of(request);
    Map<String, Object> params = new HashMap<>();
    acting.reading(
        me.accountId(),
        actor -> {
          requireAdmin(actor);
          if (!mayGrant(actor)) {
            throw Refusal.notAllowed("access.only.security-admin");
          }
          params.put(
              "found",
              words.isBlank()
                  ? List.of()
                  : views.officials(
                      organisation.searchOfficials(words.strip(), null, null, 20),
                      accounts::existsFor,
                      language));
          params.put(
              "official",
              official == null
                  ? null
                  : views
                      .officials(
                          List.of(organisation.getOfficial(Ids.parse(official))),
                          accounts::existsFor,
                          language)
                      .getFirst());
          params.put(
              "parties", official == null ? List.of() : parties(official, unitWords, language));
          params.put(
              "roles",
              actor.has(Role.SECURITY_ADMIN)
                  ? roles(language)
                  : roles(language).stream()
                      .filter(o -> o.value().equals(Role.SECURITY_ADMIN.key()))
                      .toList());
          return null;
        });
    params.put(
        "campaigns",
        campaigns.list().stream()
            .map(c -> new Option(Ids.text(c.id()), c.name().in(language)))
            .toList());
    params.put("words", words);
    params.put("unitWords", unitWords);
    params.put("typed", typed);
    params.put("requestKey", requestKey);
    params.put("errors", errors);
    return pages.view(status, "access/appointment-new", params);
  }

  /** Units where the official serves, units found by name, and the groups of running campaigns. */
  private List<Option> parties(String official, String unitWords, Language language) {
    Map<String, String> all = new LinkedHashMap<>();
    organisation
        .listPosts(Ids.parse(official), organisation.today())
        .forEach(
            h -> {
              var unit = organisation.getUnit(h.post().unitId());
              all.put(Ids.text(unit.id()), unit.name(language));
            });
    if (!unitWords.isBlank()) {
      organisation
          .searchUnits(unitWords.strip(), null, null, null, 50)
          .forEach(u -> all.put(Ids.text(u.id()), u.name(language)));
    }
    LocalDate today = organisation.today();
    for (Campaign campaign : campaigns.list()) {
      campaigns.listGroups(campaign.id()).stream()
          .filter(g -> !g.closesOn().isBefore(today))
          .forEach(g -> all.put(Ids.text(g.id()), campaign.name().in(language) + " · " + g.name(language)));
    }
    List<Option> options = new ArrayList<>();
    all.forEach((id, label) -> options.add(new Option(id, label)));
    return options;
  }

  private List<Option> roles(Language language) {
    return Arrays.stream(Role.values())
        .map(r -> new Option(r.key(), messages.in(language).get("role." + r.key())))
        .toList();
  }

  private boolean mayGrant(Actor actor) {
    return actor.has(Role.SECURITY_ADMIN)
        || (actor.has(Role.SYSTEM_ADMIN) && !appointments.anyInForce(Role.SECURITY_ADMIN));
  }

  private static void requireAdmin(Actor actor) {
    if (!actor.has(Role.SECURITY_ADMIN) && !actor.has(Role.SYSTEM_ADMIN)) {
      throw Refusal.notAllowed("refusal.not-allowed");
    }
  }

  private static @Nullable LocalDate day(String text, String field, Refusal.Faults faults) {
    if (text.isBlank()) {
      return null;
    }
    try {
      return Days.parse(text.strip());
    } catch (DateTimeParseException e) {
      faults.add(field, "access.day.wrong");
      return null;
    }
  }
}
