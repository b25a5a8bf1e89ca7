/** Pages and API of the read side. */
@org.jspecify.annotations.NullMarked
package org.mingcha.insight.web;
