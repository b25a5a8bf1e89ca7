package org.mingcha.access;

import org.mingcha.ledger.Ledger;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Act;
import org.mingcha.shared.act.ActContext;
import org.springframework.stereotype.Component;

/** The security administrator ends an appointment now; one that is ahead never begins. */
@Component
final class EndAppointment implements Act<EndAppointment.Command, EndAppointment.Ended> {
  private final Appointments appointments;
  private final Ledger ledger;

  EndAppointment(Appointments appointments, Ledger ledger) {
    this.appointments = appointments;
    this.ledger = ledger;
  }

  /**
   * @param reason in the administrator's words; kept sealed in the history
   */
  record Command(long appointmentId, int version, String reason) {}

  record Ended(long appointmentId) {}

  @Override
  public String name() {
    return "appointment.end";
  }

  @Override
  public Class<Ended> resultType() {
    return Ended.class;
  }

  @Override
  public Ended apply(Command command, ActContext context) {
    if (!context.actor().has(Role.SECURITY_ADMIN)) {
      throw Refusal.notAllowed("access.only.security-admin");
    }
    Appointments.Appointment appointment = appointments.lock(command.appointmentId());
    if (appointment.version() != command.version()) {
      throw Refusal.stale(appointment.version());
    }
    if (appointment.officialId() == context.actor().officialId()) {
      throw Refusal.notAllowed("access.appointment.oneself");
    }
    boolean over =
        appointment.fromAt() == null
            || (appointment.toAt() != null && !appointment.toAt().isAfter(context.now()));
    if (over) {
      throw Refusal.wrongState("access.appointment.over");
    }
    String reason = command.reason().strip();
    new Refusal.Faults()
        .when(reason.isEmpty() || reason.length() > 500, "reason", "access.reason.missing")
        .refuseIfAny();
    appointments.end(appointment.id(), context.actor().officialId(), context.now());
    ledger.append(
        context,
        Ledger.Step.of(null, "appointment", appointment.id(), name())
            .states("granted", "ended")
            .because(reason));
    ledger.audit(context.actor(), "appointment-ended", "appointment", appointment.id());
    return new Ended(appointment.id());
  }
}
