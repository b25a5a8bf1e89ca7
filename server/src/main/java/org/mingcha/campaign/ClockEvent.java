package org.mingcha.campaign;

/** The events from which a clock may run. The module that lives the event starts the clock. */
public enum ClockEvent implements KeyedEnum {
  REPORT_RECEIVED,
  CLUE_REGISTERED,
  OUT_OF_SCOPE_DECIDED,
  HANDED_OVER,
  HAND_OVER_ACCEPTED,
  RETURNED_BY_RECEIVER,
  CONCLUDED,
  REVIEW_RETURNED,
  CLOSED,
  FEEDBACK_GIVEN,
  OBJECTION_RECEIVED,
  LIST_HANDED_OVER,
  PLAN_SUBMITTED,
  PLAN_AGREED,
  EXTENSION_REQUESTED,
  FINDING_DISPUTED,
  SIGN_OFF_REQUESTED,
  SIGNED_OFF
}
