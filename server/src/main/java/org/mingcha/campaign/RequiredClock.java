package org.mingcha.campaign;

/** The clocks that the program itself asks for; a template must define each of them. */
public enum RequiredClock implements KeyedEnum {
  /** Receipt to the reporter. */
  ACKNOWLEDGE,
  /** Decision on a new report. */
  TRIAGE,
  /** First contact with a reporter who can be reached. */
  CONTACT,
  /** Passing on a matter outside the campaign. */
  TRANSFER,
  /** Acceptance or return by the receiver of a hand-over. */
  HAND_OVER_ACCEPT,
  /** Conclusion by the handling unit. */
  VERIFY,
  /** Decision on a conclusion from above. */
  REVIEW,
  /** Result to the reporter. */
  FEEDBACK_TO_REPORTER,
  /** How long the reporter may object. */
  OBJECTION_WINDOW,
  /** Conclusion after a return for re-verification. */
  REVERIFY
}
