package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Keys;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.stereotype.Component;

/**
 * Form tokens without server state: a keyed hash of a random cookie and the account. The account is
 * in it, so a cookie planted by a neighbouring host gives no token for somebody signed in; the
 * session is not, so a form that stood open over a new sign-in can still be sent.
 */
@Component
final class FormTokens implements CsrfTokenRepository {
  static final String FIELD = "_csrf";
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final String FRESH = FormTokens.class.getName();

  private final Keys keys;
  private final Cookies cookies;

  FormTokens(Keys keys, Cookies cookies) {
    this.keys = keys;
    this.cookies = cookies;
  }

  @Override
  public CsrfToken generateToken(HttpServletRequest request) {
    String seed = Secrets.random(16);
    request.setAttribute(FRESH, seed);
    return token(seed);
  }

  @Override
  public void saveToken(
      @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
    if (token != null && request.getAttribute(FRESH) instanceof String seed) {
      cookies.write(request, response, Cookies.FORM, seed, null);
    }
  }

  @Override
  public @Nullable CsrfToken loadToken(HttpServletRequest request) {
    String seed = cookies.read(request, Cookies.FORM);
    return seed == null || seed.length() > 64 ? null : token(seed);
  }

  private CsrfToken token(String seed) {
    Person.Facts person = Person.current();
    long account = person == null ? 0 : person.accountId();
    String value =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(keys.mac("form-token", seed + ":" + account));
    return new DefaultCsrfToken(HEADER, FIELD, value);
  }
}
