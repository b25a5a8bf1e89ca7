package org.mingcha.insight;

/**
 * A named number: its key, with which its name ({@code insight.figure.<key>}) and its definition
 * ({@code insight.figure.<key>.means}) stand in the message files, and what it counts.
 */
public record Figure(String key, RecordFilter filter) {

  /** The records behind it. */
  public String href(String campaignSlug) {
    return Links.records(campaignSlug, filter) + "&figure=" + key;
  }
}
