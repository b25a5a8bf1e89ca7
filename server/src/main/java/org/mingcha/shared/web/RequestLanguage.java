package org.mingcha.shared.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.mingcha.shared.text.Language;

/**
 * The language of a request: the reader's choice (a cookie), else that of the signed-in account,
 * else what the browser asks for.
 */
public final class RequestLanguage {
  public static final String COOKIE = "lang";

  private static final String ACCOUNT = RequestLanguage.class.getName() + ".account";

  private RequestLanguage() {}

  public static Language of(HttpServletRequest request) {
    return chosen(request)
        .or(() -> Optional.ofNullable((Language) request.getAttribute(ACCOUNT)))
        .orElseGet(() -> Language.preferred(request.getHeader("Accept-Language")));
  }

  /** Notes the language of the account that sends this request. */
  public static void ofAccount(HttpServletRequest request, Language language) {
    request.setAttribute(ACCOUNT, language);
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
