package org.mingcha.clue;

import org.mingcha.intake.ReportObjected;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes up objections in the reporter's own transaction: both or neither. */
@Component
class ObjectionListener {
  private final Objections objections;

  ObjectionListener(Objections objections) {
    this.objections = objections;
  }

  @EventListener
  void raised(ReportObjected event) {
    objections.raised(event.reportId(), event.at());
  }
}
