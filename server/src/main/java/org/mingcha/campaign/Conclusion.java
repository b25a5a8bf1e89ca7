package org.mingcha.campaign;

/** A result of verification (核查结论) and what it establishes. */
public record Conclusion(String key, Text name, Established established) implements Keyed {

  /** How far the facts alleged were established. */
  public enum Established implements KeyedEnum {
    FULLY,
    PARTLY,
    NOT_TRUE,
    UNKNOWN
  }
}
