package org.mingcha.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mingcha.shared.text.Language;

/** The language of a request: the reader's choice (a cookie), else what the browser asks for. */
public final class RequestLanguage {
  public static final String COOKIE = "lang";

  private RequestLanguage() {}

  public static Language of(HttpServletRequest request) {
    return chosen(request).orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
  }

  public static Optional<Language> chosen(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (COOKIE.equals(cookie.getName())) {
          return Language.ofTag(cookie.getValue());
        }
      }
    }
    return Optional.empty();
  }
}
