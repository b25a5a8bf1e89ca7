package org.mingcha.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes {@code Authorization: Bearer mc_…}; a token that does not hold is refused everywhere. */
final class TokenFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final Tokens tokens;
  private final Refuser refuser;

  TokenFilter(Tokens tokens, Refuser refuser) {
    this.tokens = tokens;
    this.refuser = refuser;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      chain.doFilter(request, response);
      return;
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    var facts = bearer ? tokens.find(header.substring(SCHEME.length()).strip()) : java.util.Optional.<Person.Facts>empty();
    if (facts.isEmpty()) {
      refuser.refuse(
          Refusal.of(Refusal.Kind.UNKNOWN_PERSON, "access.token.not-valid"), request, response);
      return;
    }
    if (facts.get().mustChange()) {
      refuser.refuse(Refusal.notAllowed("access.must-change"), request, response);
      return;
    }
    if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
      RequestLanguage.ofAccount(request, facts.get().language());
    }
    SecurityContextHolder.setContext(new SecurityContextImpl(new Person(facts.get())));
    chain.doFilter(request, response);
  }
}
