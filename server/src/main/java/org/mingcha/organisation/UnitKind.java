package org.mingcha.organisation;

import java.util.Optional;

/** Kinds of units; the keys stand in the database, in templates and in message files. */
public enum UnitKind {
  PARTY_COMMITTEE("party-committee"),
  GOVERNMENT("government"),
  POLITICAL_LEGAL("political-legal"),
  CAMPAIGN_OFFICE("campaign-office"),
  COURT("court"),
  PROCURATORATE("procuratorate"),
  PUBLIC_SECURITY("public-security"),
  JUDICIAL_ADMINISTRATION("judicial-administration"),
  DISCIPLINE("discipline"),
  ORGANISATION_DEPARTMENT("organisation-department"),
  REGULATOR("regulator"),
  TOWNSHIP("township"),
  VILLAGE_COMMITTEE("village-committee"),
  PARTY_BRANCH("party-branch"),
  OTHER("other");

  private final String key;

  UnitKind(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }

  public static Optional<UnitKind> find(String key) {
    for (UnitKind kind : values()) {
      if (kind.key.equals(key)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  public static UnitKind of(String key) {
    return find(key).orElseThrow(() -> new IllegalArgumentException("no kind of unit " + key));
  }
}
