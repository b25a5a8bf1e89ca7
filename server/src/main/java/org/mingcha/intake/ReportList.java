package org.mingcha.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next opaque, to be given for the next page; null at the end
 */
public record ReportList(List<ReportLine> lines, @Nullable String next) {}
