package org.mingcha.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever came in with a password that somebody else knows chooses an own one first. */
final class MustChangeFilter extends OncePerRequestFilter {
  static final String PAGE = "/desk/me/password";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    if (PublicPaths.isPublic(path) || path.equals(PAGE) || path.equals("/sign-out")) {
      chain.doFilter(request, response);
      return;
    }
    Person.Facts person = Person.current();
    if (person != null && person.mustChange()) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader(HttpHeaders.LOCATION, PAGE);
      return;
    }
    chain.doFilter(request, response);
  }
}
