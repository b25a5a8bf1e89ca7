/**
 * The embedded PostgreSQL: a real, persistent server that lives in the data directory and is started
 * and stopped with the application. Plain Java; the facade is {@link
 * org.mingcha.postgres.EmbeddedPostgres}, its failures are {@link
 * org.mingcha.postgres.PostgresFailure}.
 */
@NullMarked
package org.mingcha.postgres;

import org.jspecify.annotations.NullMarked;
