package org.mingcha.insight;

/** Addresses of the records behind a number. */
public final class Links {
  private Links() {}

  public static String records(String campaignSlug, RecordFilter filter) {
    String query = filter.query();
    return "/desk/records?campaign="
        + campaignSlug
        + "&kind="
        + filter.kind().key()
        + (query.isEmpty() ? "" : "&" + query);
  }
}
