/**
 * The read side: what waits for a person, figures, and the records behind each figure. The only
 * module that joins across modules; it reads their tables as the acting person, so row security
 * applies to every figure, and changes nothing.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"shared", "organisation", "access", "campaign"})
@org.jspecify.annotations.NullMarked
package org.mingcha.insight;
