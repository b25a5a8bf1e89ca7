package org.mingcha.shared.act;

import java.time.Instant;
import org.mingcha.shared.Actor;

/** Who acts and when, the same through the whole act. */
public record ActContext(Actor actor, Instant now) {}
