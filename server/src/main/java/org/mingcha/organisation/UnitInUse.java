package org.mingcha.organisation;

import java.time.LocalDate;
import java.util.List;
import org.mingcha.shared.Refusal;

/**
 * Asked before a unit closes; modules above say what still hangs on it (clues in its hands,
 * appointments, a campaign that it leads).
 */
public interface UnitInUse {

  /**
   * Why the unit cannot close on that day; empty when nothing speaks against it. Each reason is a
   * message key with arguments, the field is not used.
   */
  List<Refusal.Field> reasons(long unitId, LocalDate closedOn);
}
