package org.mingcha.demo;

import java.time.Instant;
import java.util.Random;

/** What reporters do with their query codes. */
interface ReporterSide {

  /** The office asked; most answer after some days, and triage goes on. */
  void asked(ReportLife report, Instant at, Random random);

  /** The result can be read: some say whether they are satisfied, few object. */
  void answered(ReportLife report, Instant at, Random random);
}
