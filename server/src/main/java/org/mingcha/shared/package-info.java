/** Typed ids, the acting official, acts and refusals, sealed texts, translated pages; no domain. */
@org.springframework.modulith.ApplicationModule(
    type = org.springframework.modulith.ApplicationModule.Type.OPEN)
@org.jspecify.annotations.NullMarked
package org.mingcha.shared;
