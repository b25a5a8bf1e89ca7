/** Working days after the State Council's yearly notices on public holidays. */
@NullMarked
@NamedInterface("workday")
package org.mingcha.shared.workday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
