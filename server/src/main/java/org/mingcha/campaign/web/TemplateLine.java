package org.mingcha.campaign.web;

import java.util.List;
import org.mingcha.campaign.TemplateError;

/** A line of a checked template file and what is wrong in it. */
public record TemplateLine(int number, String text, List<TemplateError> errors) {
  public TemplateLine {
    errors = List.copyOf(errors);
  }
}
