/**
 * The demonstration (演示): a fictional organisation in real regions, people who can sign in, and the
 * lives of about two thousand reports, lived through the same acts as real ones. Only in the profile
 * {@code demo}; nothing else depends on it. See docs/demo.md.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "shared",
      "shared :: workday",
      "organisation",
      "campaign",
      "access",
      "documents",
      "intake",
      "clue",
      "cli"
    })
@org.jspecify.annotations.NullMarked
package org.mingcha.demo;
