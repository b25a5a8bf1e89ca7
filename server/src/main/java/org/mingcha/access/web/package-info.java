/** What the pages and the API of this module show. */
@org.jspecify.annotations.NullMarked
package org.mingcha.access.web;
