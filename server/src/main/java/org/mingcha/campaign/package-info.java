/**
 * Campaigns as data: templates, their rules and their clocks.
 *
 * <p>Everything that differs from one inspection campaign to the next is read from a template file;
 * this package holds the immutable model of such a file, the reader that checks it, and the pure
 * computations on it (routing proposals, deadlines, numbers). It knows no database and no web.
 */
@NullMarked
package org.mingcha.campaign;

import org.jspecify.annotations.NullMarked;
