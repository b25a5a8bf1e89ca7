package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only a path of this site. */
final class LocalPath {
  private LocalPath() {}

  static String of(HttpServletRequest request) {
    String query = request.getQueryString();
    return safe(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  /** The path when it stays on this site, else nothing: "//host" and "/\host" lead elsewhere. */
  static String safe(@Nullable String path) {
    boolean local =
        path != null
            && path.length() <= 500
            && path.matches("/[A-Za-z0-9_-][A-Za-z0-9_/.~-]*(\\?[A-Za-z0-9_=&%+.,:~-]*)?")
            && !path.startsWith("/sign-");
    return local ? path : "";
  }
}
