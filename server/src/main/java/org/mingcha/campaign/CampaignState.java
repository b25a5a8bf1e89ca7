package org.mingcha.campaign;

/** States of a campaign. */
public enum CampaignState implements KeyedEnum {
  /** Groups and members are set up; the public cannot report yet. */
  PREPARING,
  RUNNING,
  /** Ended in the field; what is open is finished. */
  CLOSING,
  CLOSED;

  /** The state that stands in the database under this key. */
  public static CampaignState of(String key) {
    for (CampaignState state : values()) {
      if (state.key().equals(key)) {
        return state;
      }
    }
    throw new IllegalArgumentException("no state " + key);
  }
}
