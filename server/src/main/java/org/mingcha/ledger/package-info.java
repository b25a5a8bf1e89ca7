/** Append-only history and audit trail, written inside the transaction of the act. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.mingcha.ledger;
