package org.mingcha.shared.web;

/**
 * Who is signed in, for controllers of modules below access: they take it with
 * {@code @AuthenticationPrincipal} as others take {@code SignedIn}.
 */
public interface SignedInAccount {
  long accountId();
}
