/** Accounts, appointments, sessions, tokens: who is signed in and in which roles. */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "ledger", "organisation", "campaign"})
@org.jspecify.annotations.NullMarked
package org.mingcha.access;
