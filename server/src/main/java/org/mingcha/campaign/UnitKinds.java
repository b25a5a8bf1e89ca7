package org.mingcha.campaign;

import java.util.List;

/**
 * Kinds of unit a template may name, by key. They are the kinds the organisation module keeps; a
 * template that names another is refused.
 */
public final class UnitKinds {

  public static final String PARTY_COMMITTEE = "party-committee";
  public static final String GOVERNMENT = "government";
  public static final String POLITICAL_LEGAL = "political-legal";
  public static final String CAMPAIGN_OFFICE = "campaign-office";
  public static final String COURT = "court";
  public static final String PROCURATORATE = "procuratorate";
  public static final String PUBLIC_SECURITY = "public-security";
  public static final String JUDICIAL_ADMINISTRATION = "judicial-administration";
  public static final String DISCIPLINE = "discipline";
  public static final String ORGANISATION_DEPARTMENT = "organisation-department";
  public static final String REGULATOR = "regulator";
  public static final String TOWNSHIP = "township";
  public static final String VILLAGE_COMMITTEE = "village-committee";
  public static final String PARTY_BRANCH = "party-branch";
  public static final String OTHER = "other";

  /** All of them, in the order in which they are offered. */
  public static final List<String> ALL =
      List.of(
          PARTY_COMMITTEE,
          GOVERNMENT,
          POLITICAL_LEGAL,
          CAMPAIGN_OFFICE,
          COURT,
          PROCURATORATE,
          PUBLIC_SECURITY,
          JUDICIAL_ADMINISTRATION,
          DISCIPLINE,
          ORGANISATION_DEPARTMENT,
          REGULATOR,
          TOWNSHIP,
          VILLAGE_COMMITTEE,
          PARTY_BRANCH,
          OTHER);

  private UnitKinds() {}
}
