package org.mingcha.access;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Keys;
import org.springframework.stereotype.Component;

/**
 * Marks of the browsers on which somebody has signed in before: a random number and a keyed hash of
 * it with the login, in a cookie. It proves nothing else and names nobody. A browser that several
 * people share keeps the marks of the last four.
 */
@Component
final class Devices {
  /** What all unknown browsers count as. */
  static final byte[] UNKNOWN = new byte[0];

  private static final int KEPT = 4;
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private final Keys keys;

  Devices(Keys keys) {
    this.keys = keys;
  }

  byte[] loginHash(String login) {
    return keys.mac("login", login);
  }

  /** The mark of this browser for this login, or that of unknown ones. */
  byte[] markOf(@Nullable String cookie, String login) {
    return entries(cookie)
        .filter(entry -> belongs(entry, login))
        .findFirst()
        .map(entry -> DECODER.decode(entry.substring(0, entry.indexOf('.'))))
        .orElse(UNKNOWN);
  }

  /** The cookie after this login signed in: with a fresh mark for it and those of others. */
  String remember(@Nullable String cookie, String login) {
    String nonce = Secrets.random(16);
    String mine = nonce + "." + proof(nonce, login);
    return Stream.concat(
            Stream.of(mine), entries(cookie).filter(entry -> !belongs(entry, login)).limit(KEPT - 1))
        .collect(Collectors.joining("~"));
  }

  private boolean belongs(String entry, String login) {
    int dot = entry.indexOf('.');
    return MessageDigest.isEqual(
        proof(entry.substring(0, dot), login).getBytes(java.nio.charset.StandardCharsets.US_ASCII),
        entry.substring(dot + 1).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  private String proof(String nonce, String login) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(keys.mac("device", nonce + ":" + login), 16));
  }

  private static Stream<String> entries(@Nullable String cookie) {
    if (cookie == null || cookie.length() > 400) {
      return Stream.empty();
    }
    return Arrays.stream(cookie.split("~"))
        .filter(entry -> entry.matches("[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{22}"))
        .limit(KEPT);
  }

  private static final List<String> BROWSERS =
      List.of("Edg", "OPR", "MicroMessenger", "Firefox", "Chrome", "Safari");

  /** The kind of browser and system, as coarse as its owner needs to know it again. */
  static String kind(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    String browser =
        BROWSERS.stream()
            .filter(name -> userAgent.contains(name + "/"))
            .findFirst()
            .map(
                name ->
                    switch (name) {
                      case "Edg" -> "Edge";
                      case "OPR" -> "Opera";
                      case "MicroMessenger" -> "WeChat";
                      default -> name;
                    })
            .orElse("");
    String agent = userAgent.toLowerCase(Locale.ROOT);
    String system =
        agent.contains("harmony")
            ? "HarmonyOS"
            : agent.contains("android")
                ? "Android"
                : agent.contains("iphone") || agent.contains("ipad")
                    ? "iOS"
                    : agent.contains("windows")
                        ? "Windows"
                        : agent.contains("mac os")
                            ? "macOS"
                            : agent.contains("linux") ? "Linux" : "";
    return Stream.of(browser, system).filter(s -> !s.isEmpty()).collect(Collectors.joining(" · "));
  }
}
