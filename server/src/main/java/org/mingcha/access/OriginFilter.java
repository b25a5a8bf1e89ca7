package org.mingcha.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.mingcha.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another website sends in a visitor's name. It needs no cookie, so the public forms
 * rely on it alone: a reporter is asked to keep nothing. Browsers too old to say where a request
 * comes from pass; there the pages of signed-in people still have their form token.
 */
final class OriginFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private final Refuser refuser;

  OriginFilter(Refuser refuser) {
    this.refuser = refuser;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (READING.contains(request.getMethod()) || fromHere(request)) {
      chain.doFilter(request, response);
    } else {
      refuser.refuse(Refusal.notAllowed("refusal.cross-site"), request, response);
    }
  }

  private static boolean fromHere(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || site.equals("none");
    }
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    // "null" is what browsers send from our own pages too, because of their referrer policy
    if (origin == null || origin.equals("null")) {
      return true;
    }
    try {
      String host = request.getHeader(HttpHeaders.HOST);
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }
}
