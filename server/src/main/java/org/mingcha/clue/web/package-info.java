/** Pages and API of clues. */
@org.jspecify.annotations.NullMarked
package org.mingcha.clue.web;
