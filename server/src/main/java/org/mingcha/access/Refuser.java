package org.mingcha.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.mingcha.shared.Refusal;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** What the filters refuse, told in the same pages and problem documents as every other refusal. */
@Component
final class Refuser implements AccessDeniedHandler, AuthenticationEntryPoint {
  private final HandlerExceptionResolver resolver;

  Refuser(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.resolver = resolver;
  }

  /** Nobody is signed in: a page leads to the sign-in page, the API answers 401. */
  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
      throws IOException, ServletException {
    if (!isPage(request)) {
      refuse(Refusal.of(Refusal.Kind.UNKNOWN_PERSON, "refusal.sign-in"), request, response);
      return;
    }
    String next = "GET".equals(request.getMethod()) ? LocalPath.of(request) : "";
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader(
        HttpHeaders.LOCATION,
        next.isEmpty()
            ? "/sign-in"
            : "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException, ServletException {
    refuse(
        Refusal.notAllowed(
            e instanceof CsrfException ? "refusal.form-expired" : "refusal.not-allowed"),
        request,
        response);
  }

  void refuse(Refusal refusal, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    if (refusal.kind() == Refusal.Kind.UNKNOWN_PERSON) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    ModelAndView answer = resolver.resolveException(request, response, null, refusal);
    if (answer == null) {
      response.sendError(refusal.kind().status());
    } else if (answer.getView() != null) {
      try {
        answer.getView().render(answer.getModel(), request, response);
      } catch (IOException | ServletException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    }
  }

  private static boolean isPage(HttpServletRequest request) {
    String path = request.getRequestURI();
    return !path.startsWith("/api/") && !path.startsWith("/actuator/");
  }
}
