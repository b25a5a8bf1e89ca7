package org.mingcha.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The cookies of signing in: never readable by scripts, not sent from other sites, and over https
 * with the {@code __Host-} prefix, which keeps neighbouring hosts from setting them.
 */
@Component
final class Cookies {
  static final String SESSION = "mc_session";
  static final String FORM = "mc_form";
  static final String DEVICE = "mc_device";

  private final boolean alwaysSecure;

  Cookies(AccessSettings settings) {
    this.alwaysSecure = settings.secureCookies();
  }

  @Nullable String read(HttpServletRequest request, String name) {
    String full = fullName(request, name);
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (full.equals(cookie.getName()) && !cookie.getValue().isEmpty()) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }

  /**
   * @param life null: until the browser is closed
   */
  void write(
      HttpServletRequest request,
      HttpServletResponse response,
      String name,
      String value,
      @Nullable Duration life) {
    var cookie =
        ResponseCookie.from(fullName(request, name), value)
            .path("/")
            .httpOnly(true)
            .secure(secure(request))
            .sameSite("Lax");
    if (life != null) {
      cookie.maxAge(life);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  void clear(HttpServletRequest request, HttpServletResponse response, String name) {
    write(request, response, name, "", Duration.ZERO);
  }

  private String fullName(HttpServletRequest request, String name) {
    return secure(request) ? "__Host-" + name : name;
  }

  private boolean secure(HttpServletRequest request) {
    return alwaysSecure || request.isSecure();
  }
}
