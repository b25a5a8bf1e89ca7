/**
 * Campaigns as data, and campaigns in the life of an installation.
 *
 * <p>Everything that differs from one inspection campaign to the next is read from a template file:
 * the immutable model of such a file, the reader that checks it, and the pure computations on it
 * (routing proposals, deadlines, numbers) know no database and no web. {@link
 * org.mingcha.campaign.Campaigns} keeps opened campaigns with their frozen template, their groups,
 * stages and calendar.
 */
@ApplicationModule(
    allowedDependencies = {"shared", "shared :: workday", "ledger", "organisation", "documents"})
@NullMarked
package org.mingcha.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
