package org.mingcha.campaign;

import java.util.List;

/** What came of reading a template file. */
public sealed interface Parsed {

  /** The file is a template, checked as a whole. */
  record Valid(CampaignTemplate template) implements Parsed {}

  /** The file is no template; all that is wrong with it, in the order of its lines. */
  record Invalid(List<TemplateError> errors) implements Parsed {
    public Invalid {
      errors = List.copyOf(errors);
    }
  }
}
