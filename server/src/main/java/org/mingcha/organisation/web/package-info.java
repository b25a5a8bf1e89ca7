/** Pages and API of the organisation. */
@org.jspecify.annotations.NullMarked
package org.mingcha.organisation.web;
