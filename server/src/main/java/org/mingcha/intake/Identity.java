package org.mingcha.intake;

import org.jspecify.annotations.Nullable;

/** Who reports, in memory only until it is sealed to the custodians; see the vault. */
public record Identity(
    @Nullable String name,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String address) {

  public boolean isEmpty() {
    return blank(name) && blank(phone) && blank(email) && blank(address);
  }

  /** Whether the reporter can be reached other than by query code. */
  public boolean reachable() {
    return !blank(phone) || !blank(email) || !blank(address);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  /** Says nothing: identities must not reach logs. */
  @Override
  public String toString() {
    return "Identity[redacted]";
  }
}
