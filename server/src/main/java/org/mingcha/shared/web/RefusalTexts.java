package org.mingcha.shared.web;

import java.util.Locale;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;

/** Says a refusal in a language; states and acts among the arguments are named, not spelled. */
public final class RefusalTexts {
  private RefusalTexts() {}

  public static String say(Refusal refusal, Texts t) {
    Object[] args = refusal.args().stream().map(a -> name(a, t)).toArray();
    return t.get(refusal.messageKey(), args);
  }

  private static Object name(Object arg, Texts t) {
    if (arg instanceof Enum<?> state) {
      String key =
          "state."
              + state.getDeclaringClass().getSimpleName().replace("State", "").toLowerCase(Locale.ROOT)
              + "."
              + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
      return t.has(key) ? t.get(key) : state.name();
    }
    if (arg instanceof String text && t.has("act." + text)) {
      return t.get("act." + text);
    }
    return arg;
  }
}
