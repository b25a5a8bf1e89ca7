package org.mingcha.campaign;

import org.mingcha.shared.Role;
import org.mingcha.shared.act.ActContext;

/**
 * Appointments to groups, which module access keeps. Called inside the act of the lead office, which
 * has checked who may and who must keep away.
 */
public interface GroupAppointments {

  /**
   * Appoints from now, or from the group's first day, until the end of its last.
   *
   * @return id of the appointment
   * @throws org.mingcha.shared.Refusal invalid at {@code official}, when the person holds this role
   *     in the group already or is one of the three administrators
   */
  long appoint(ActContext context, long officialId, Role role, InspectionGroup group);

  /** Ends an appointment now; one that is ahead never begins. */
  void end(ActContext context, long appointmentId);
}
