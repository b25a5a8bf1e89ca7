package org.mingcha.shared.web;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The idempotency key that a form carries: made when the form is drawn, sent again when the button
 * is pressed twice, kept when the form is shown again with an error.
 */
public final class RequestKey {
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestKey() {}

  public static String fresh() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
