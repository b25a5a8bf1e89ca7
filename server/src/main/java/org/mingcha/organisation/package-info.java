/** Regions, units, officials, posts; who answers for whom; every question of authority and recusal. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "shared :: workday", "ledger", "documents"})
@org.jspecify.annotations.NullMarked
package org.mingcha.organisation;
