/**
 * Identities of reporters (身份保管库), sealed so that one custodian of each of two bodies is needed to
 * open them. Within intake only.
 */
@org.jspecify.annotations.NullMarked
package org.mingcha.intake.vault;
