/**
 * Clues: triage, routing, custody, hand-over, verification, review and escalation.
 *
 * <p>{@link org.mingcha.clue.Clues} is the door: every act goes through its {@code perform}, every
 * look through its reading methods. States and acts are in {@link org.mingcha.clue.Lifecycles}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared", "ledger", "organisation", "campaign", "access", "documents", "intake"
    })
@org.jspecify.annotations.NullMarked
package org.mingcha.clue;
