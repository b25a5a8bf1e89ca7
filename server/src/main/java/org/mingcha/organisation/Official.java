package org.mingcha.organisation;

import org.mingcha.shared.text.Language;

/** A person in office; nobody else is registered. */
public record Official(long id, String name, String nameHant, int version) {

  /** The name in the reader's script. */
  public String name(Language language) {
    return language == Language.ZH_TW ? nameHant : name;
  }
}
