/** The intake desk (受理台): inbox, entering reports, a report's page, batches from Excel. */
@org.jspecify.annotations.NullMarked
package org.mingcha.intake.desk;
