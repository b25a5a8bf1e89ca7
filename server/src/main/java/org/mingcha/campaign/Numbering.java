package org.mingcha.campaign;

import java.util.List;

/**
 * How things are numbered. Numbers of reports and clues are random: consecutive ones would let
 * anybody infer from a gap that something was filed or is being kept from them.
 */
public record Numbering(
    NumberPattern report,
    NumberPattern clue,
    NumberPattern batch,
    NumberPattern finding,
    List<DocumentKind> documents) {

  public Numbering {
    documents = List.copyOf(documents);
  }
}
