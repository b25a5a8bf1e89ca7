package org.mingcha.access;

/** What needs no sign-in. Everything else does. */
final class PublicPaths {
  /** Pages of the public; never told who is signed in, never given a cookie but the language. */
  static final String[] PAGES = {"/", "/report/**", "/query/**", "/receipt-key", "/language/**"};

  static final String[] FILES = {"/mingcha/**", "/webjars/**", "/favicon.ico"};

  /** The reporter's own API: the query code stands in the body. */
  static final String[] REPORTER_API = {
    "/api/v1/reports", "/api/v1/reports/query", "/api/v1/reports/dialogue/**"
  };

  static final String SIGN_IN = "/sign-in";

  private PublicPaths() {}

  static boolean isPublic(String path) {
    return path.equals("/")
        || path.equals("/receipt-key")
        || path.equals("/report")
        || path.startsWith("/report/")
        || path.equals("/query")
        || path.startsWith("/query/")
        || path.startsWith("/language/");
  }
}
