package org.mingcha.access;

import java.io.Serializable;
import java.security.Principal;
import org.mingcha.shared.web.SignedInAccount;

/**
 * Who is signed in, by session or by token; controllers take it with {@code
 * @AuthenticationPrincipal}. Roles are not in it: they are read anew in every transaction.
 */
public record SignedIn(long accountId, String login)
    implements Principal, Serializable, SignedInAccount {
  @Override
  public String getName() {
    return login;
  }
}
