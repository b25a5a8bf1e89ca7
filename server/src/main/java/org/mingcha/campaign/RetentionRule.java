package org.mingcha.campaign;

import java.time.Period;

/**
 * How long records are kept after the campaign's end before they are destroyed by rule.
 *
 * @param what which records
 * @param period from the end of the campaign
 */
public record RetentionRule(What what, Period period) {

  /** Kinds of record with a retention period; a template gives one for each. */
  public enum What implements KeyedEnum {
    REPORTS,
    IDENTITIES,
    ATTACHMENTS,
    CLUES,
    FINDINGS,
    ACCESS_TRAIL
  }
}
