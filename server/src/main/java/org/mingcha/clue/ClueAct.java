package org.mingcha.clue;

import org.mingcha.shared.act.Act;

/** An act on a clue, a batch or, in triage, a report. */
abstract class ClueAct<C extends ClueCommand> implements Act<C, Done> {
  private final String name;

  ClueAct(String name) {
    this.name = name;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Class<Done> resultType() {
    return Done.class;
  }
}
