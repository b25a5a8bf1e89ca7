package org.mingcha.campaign;

import java.util.List;

/**
 * Something wrong in a template file, and where.
 *
 * @param source name of the file, as given to the reader
 * @param line from 1
 * @param column from 1
 * @param messageKey in {@code messages/campaign_*.properties}; the message says what to do
 * @param args of the message, in order
 */
public record TemplateError(
    String source, int line, int column, String messageKey, List<Object> args) {

  public TemplateError {
    args = List.copyOf(args);
  }
}
