package org.mingcha.shared.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Call;

/** What was typed into a form; faults are collected, so that all are shown at once. */
public final class Typed {
  private final Map<String, String> in;
  private final Refusal.Faults faults = new Refusal.Faults();

  public Typed(Map<String, String> in) {
    this.in = in;
  }

  public String text(String name) {
    return in.getOrDefault(name, "").strip();
  }

  public @Nullable String optional(String name) {
    String text = text(name);
    return text.isEmpty() ? null : text;
  }

  public boolean checked(String name) {
    return !text(name).isEmpty();
  }

  /** A day; a missing or wrong one is a fault, and the day returned then means nothing. */
  public LocalDate day(String name) {
    LocalDate day = optionalDay(name);
    if (day == null) {
      if (text(name).isEmpty()) {
        faults.add(name, "form.day-missing");
      }
      return LocalDate.EPOCH;
    }
    return day;
  }

  public @Nullable LocalDate optionalDay(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() < 1900 || day.getYear() > 2200) {
        faults.add(name, "form.day-wrong");
      }
      return day;
    } catch (DateTimeParseException e) {
      faults.add(name, "form.day-wrong");
      return null;
    }
  }

  public int number(String name) {
    try {
      return Integer.parseInt(text(name));
    } catch (NumberFormatException e) {
      faults.add(name, "form.number-wrong");
      return 0;
    }
  }

  /** The version the form was made from. */
  public int version() {
    try {
      return Integer.parseInt(text("version"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** An id in its written form, as hidden fields and selects carry it. */
  public @Nullable Long id(String name) {
    String text = text(name);
    return text.isEmpty() ? null : Ids.parse(text);
  }

  public Refusal.Faults faults() {
    return faults;
  }

  /**
   * The call for the act.
   *
   * @throws Refusal invalid, when something typed was wrong
   */
  public Call call(long accountId) {
    faults.refuseIfAny();
    String key = text("requestKey");
    return key.isEmpty() ? Call.once(accountId) : new Call(accountId, key);
  }
}
