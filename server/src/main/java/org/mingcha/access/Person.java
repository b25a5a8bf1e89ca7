package org.mingcha.access;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who sends this request, read in one statement with what the frame of a page needs. The roles here
 * draw the menu and guard whole areas; what an act may do is asked anew in its own transaction.
 */
final class Person extends AbstractAuthenticationToken {
  private static final long serialVersionUID = 1;

  /** By which proof the request comes. */
  enum Proof {
    SESSION,
    TOKEN
  }

  /**
   * @param proofId id of the session or of the token
   */
  record Facts(
      long accountId,
      long officialId,
      String login,
      String name,
      Language language,
      boolean mustChange,
      Set<Role> roles,
      Proof proof,
      long proofId) {}

  private final transient Facts facts;

  Person(Facts facts) {
    super(
        facts.roles().stream()
            .map(role -> new SimpleGrantedAuthority(role.key()))
            .collect(Collectors.toSet()));
    this.facts = facts;
    setAuthenticated(true);
  }

  Facts facts() {
    return facts;
  }

  /** Who is signed in on this request, or null. */
  static @Nullable Facts current() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof Person person
        ? person.facts
        : null;
  }

  @Override
  public SignedIn getPrincipal() {
    return new SignedIn(facts.accountId(), facts.login());
  }

  @Override
  public String getCredentials() {
    return "";
  }
}
