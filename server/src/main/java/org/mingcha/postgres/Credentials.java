package org.mingcha.postgres;

/**
 * A database role and its password.
 *
 * @param user the role's name
 * @param password in clear; never shown by {@link #toString()}
 */
public record Credentials(String user, String password) {
  @Override
  public String toString() {
    return "Credentials[user=" + user + ", password=(hidden)]";
  }
}
