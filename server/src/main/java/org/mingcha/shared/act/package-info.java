/** Acts: one transaction each, done once, recorded; and the transitions they make. */
@org.jspecify.annotations.NullMarked
package org.mingcha.shared.act;
