package org.mingcha.clue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.GenericTypeResolver;
import org.springframework.stereotype.Component;

/** All acts of this module, found by the command that they take. */
@Component
class ClueActs {
  private final Map<Class<?>, ClueAct<?>> byCommand = new HashMap<>();

  ClueActs(List<ClueAct<?>> acts) {
    for (ClueAct<?> act : acts) {
      Class<?> command = GenericTypeResolver.resolveTypeArgument(act.getClass(), ClueAct.class);
      if (byCommand.put(command, act) != null) {
        throw new IllegalStateException("two acts take " + command);
      }
    }
    for (Class<?> command : ClueCommand.class.getPermittedSubclasses()) {
      if (!byCommand.containsKey(command)) {
        throw new IllegalStateException("no act takes " + command);
      }
    }
  }

  @SuppressWarnings("unchecked")
  <C extends ClueCommand> ClueAct<C> of(C command) {
    return (ClueAct<C>) byCommand.get(command.getClass());
  }
}
