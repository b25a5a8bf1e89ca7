package org.mingcha.clue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees a clue: the managing office, the one that leads the campaign, and the offices on the
 * chain from the one to the holder. Changed by functions of the database that first ask whether the
 * actor sees the clue, because an act may end the actor's own sight.
 */
@Component
class Custody {
  private final JdbcClient jdbc;

  Custody(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds an office; before the clue is written with it as holder. */
  void add(ClueRow clue, long party) {
    Set<Long> all = new LinkedHashSet<>(clue.custody());
    if (all.add(party)) {
      set(clue.id(), all);
    }
  }

  /** Takes offices out; after the clue was written without them as holder, as the last step. */
  boolean remove(ClueRow clue, Collection<Long> parties) {
    Set<Long> all = new LinkedHashSet<>(clue.custody());
    if (all.removeAll(parties)) {
      set(clue.id(), all);
    }
    return isSeen(clue.id());
  }

  /** Gives the reports that joined the same custody. */
  void share(ClueRow clue) {
    set(clue.id(), clue.custody());
  }

  /** Brings the subjects that row security compares in line; says whether the actor sees on. */
  boolean refreshSubjects(long clueId) {
    return jdbc.sql("select clue_subjects_refresh(:clue)")
        .param("clue", clueId)
        .query(Boolean.class)
        .single();
  }

  boolean isSeen(long clueId) {
    return jdbc.sql("select exists (select 1 from clue where id = :clue)")
        .param("clue", clueId)
        .query(Boolean.class)
        .single();
  }

  private void set(long clueId, Collection<Long> parties) {
    jdbc.sql("select clue_share(:clue, :custody)")
        .param("clue", clueId)
        .param("custody", ClueRows.array(parties))
        .query()
        .listOfRows();
  }
}
