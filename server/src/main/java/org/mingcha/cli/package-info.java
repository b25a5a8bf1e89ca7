/** The command line: starting the application with its database, and commands beside it. */
@ApplicationModule(allowedDependencies = {"shared", "postgres", "access"})
@NullMarked
package org.mingcha.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
