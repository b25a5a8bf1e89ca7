/** Pages from templates, their frame, and refusals as pages and problem documents. */
@org.jspecify.annotations.NullMarked
package org.mingcha.shared.web;
