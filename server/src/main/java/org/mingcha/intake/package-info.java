/**
 * Reports (举报) from the public: filed by any channel through one path, read by query code, talked
 * about both ways, answered. {@link org.mingcha.intake.Reports} is what other modules use.
 */
@ApplicationModule(
    allowedDependencies = {
      "shared",
      "shared :: workday",
      "ledger",
      "organisation",
      "campaign",
      "documents",
      "access",
      "proof"
    })
@NullMarked
package org.mingcha.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
