package org.mingcha.campaign;

/**
 * The role in which a person, unit or place is named in a clue. Every subject is an unproven
 * allegation until concluded.
 *
 * @param kind what may stand in this role
 * @param shelter whether naming an official here alleges that they shelter wrongdoing
 */
public record SubjectRole(String key, Text name, Kind kind, boolean shelter) implements Keyed {

  /** What a subject is. */
  public enum Kind implements KeyedEnum {
    PERSON,
    OFFICIAL,
    UNIT,
    PLACE
  }
}
