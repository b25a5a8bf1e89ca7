/** Sealed texts, keyed hashes and the envelope between the public form and the inside. */
@org.jspecify.annotations.NullMarked
package org.mingcha.shared.seal;
