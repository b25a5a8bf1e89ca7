package org.mingcha.intake;

import org.mingcha.campaign.KeyedEnum;

/** Where a report stands. */
public enum ReportState implements KeyedEnum {
  /** In an inbox, waiting for triage. */
  RECEIVED,
  /** The reporter was asked for more. */
  NEEDS_FACTS,
  /** Part of a clue that is being verified. */
  IN_CLUE,
  /** Outside the campaign's matter; passed on to whoever is competent. */
  TRANSFERRED,
  /** The reporter can read the result, and may object. */
  CONCLUDED,
  /** The time for an objection is over. */
  CLOSED,
  /** The reporter asked for a review by another unit. */
  OBJECTED;

  /** The state that stands in the database under this key. */
  public static ReportState of(String key) {
    for (ReportState state : values()) {
      if (state.key().equals(key)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state " + key);
  }
}
