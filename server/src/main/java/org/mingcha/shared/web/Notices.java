package org.mingcha.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.text.Texts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Says on the next page that something was done. The message key travels in a cookie of a minute:
 * the server keeps nothing, and the notice cannot be put into a link.
 */
public final class Notices {
  private static final String COOKIE = "notice";

  private Notices() {}

  /**
   * Shows a message on the page after the redirect.
   *
   * @param key of a message without arguments
   */
  public static void show(HttpServletResponse response, String key) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(key, Duration.ofMinutes(1)));
  }

  /** The notice for this page, which is then used up. */
  public static @Nullable String take(
      HttpServletRequest request, HttpServletResponse response, Texts t) {
    if (request.getCookies() != null) {
      for (Cookie cookie : request.getCookies()) {
        if (COOKIE.equals(cookie.getName())) {
          response.addHeader(HttpHeaders.SET_COOKIE, cookie("", Duration.ZERO));
          return t.has(cookie.getValue()) ? t.get(cookie.getValue()) : null;
        }
      }
    }
    return null;
  }

  private static String cookie(String value, Duration life) {
    return ResponseCookie.from(COOKIE, value)
        .path("/")
        .maxAge(life)
        .httpOnly(true)
        .sameSite("Lax")
        .build()
        .toString();
  }
}
