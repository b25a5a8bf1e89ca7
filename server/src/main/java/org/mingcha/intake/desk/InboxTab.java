package org.mingcha.intake.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mingcha.intake.ReportFilter.Sort;
import org.mingcha.intake.ReportState;

/** The tabs of the inbox: what waits, and for whom. */
public enum InboxTab {
  TRIAGE(Set.of(ReportState.RECEIVED), false, Sort.DUE),
  WAITING(Set.of(ReportState.NEEDS_FACTS), false, Sort.DUE),
  WROTE(Set.of(), true, Sort.DUE),
  OBJECTED(Set.of(ReportState.OBJECTED), false, Sort.DUE),
  ALL(Set.of(), false, Sort.NEWEST);

  private final Set<ReportState> states;
  private final boolean unread;
  private final Sort sort;

  InboxTab(Set<ReportState> states, boolean unread, Sort sort) {
    this.states = states;
    this.unread = unread;
    this.sort = sort;
  }

  Set<ReportState> states() {
    return states;
  }

  boolean unread() {
    return unread;
  }

  Sort sort() {
    return sort;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InboxTab> of(String key) {
    for (InboxTab tab : values()) {
      if (tab.key().equals(key)) {
        return Optional.of(tab);
      }
    }
    return Optional.empty();
  }
}
