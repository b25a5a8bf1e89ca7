package org.mingcha.campaign;

/** A measure taken upon a conclusion (处置措施). */
public record Measure(String key, Text name, Kind kind) implements Keyed {

  /** What sort of measure it is; discipline comes in the four forms (四种形态). */
  public enum Kind implements KeyedEnum {
    CASE_OPENED,
    TRANSFERRED,
    RECTIFIED,
    DISCIPLINED,
    CLEARED,
    OTHER
  }
}
