/** Files and tables that people bring and take: knows no domain. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
@org.jspecify.annotations.NullMarked
package org.mingcha.documents;
