package org.mingcha.campaign;

/** On whom a clock runs: who is warned by it and late by it. */
public enum ClockBearer implements KeyedEnum {
  INTAKE_OFFICER,
  CLUE_MANAGER,
  HANDLING_UNIT,
  REVIEWER,
  REPORTER,
  INSPECTED_UNIT,
  GROUP_LEADER
}
