package org.mingcha.postgres;

/**
 * One database of a running server, and who may come in.
 *
 * @param jdbcUrl without user and password
 * @param owner owns the tables; for migrations only
 * @param app what the application works as: subject to row-level security, owns nothing
 * @param reader the same, for reading
 */
public record Database(
    String name, String jdbcUrl, Credentials owner, Credentials app, Credentials reader) {}
