package org.mingcha.clue;

import org.mingcha.shared.act.Acts;
import org.mingcha.shared.act.Call;
import org.springframework.stereotype.Component;

/** Clues: the door to every act on them. */
@Component
public class Clues {
  private final Acts acts;
  private final ClueActs byCommand;

  Clues(Acts acts, ClueActs byCommand) {
    this.acts = acts;
    this.byCommand = byCommand;
  }

  /**
   * Does what the command asks for, in one transaction, as the caller.
   *
   * @throws org.mingcha.shared.Refusal when who or what stands against it; nothing is changed then
   */
  public <C extends ClueCommand> Done perform(C command, Call call) {
    return acts.perform(byCommand.of(command), command, call);
  }
}
