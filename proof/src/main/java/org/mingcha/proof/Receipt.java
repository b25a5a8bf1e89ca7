package org.mingcha.proof;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a reporter takes home: a promise that certain words were received, which names no person, no
 * topic and no office. The promise is a <a href="https://c2sp.org/signed-note">signed note</a> of
 * four lines:
 *
 * <pre>
 * mingcha receipt v1
 * &lt;origin&gt;
 * &lt;base64 of SHA-256 over salt and words in canonical form&gt;
 * &lt;day, 2018-07-16&gt;
 *
 * — &lt;origin&gt; &lt;base64 of key hash and Ed25519 signature&gt;
 * </pre>
 *
 * After it, not signed, a line {@code salt <base64>}: with it and the words the commitment can be
 * computed again; without it the commitment tells nothing, not even to whoever guesses the words.
 *
 * @param text the four signed lines, each with its line end
 * @param signatures lines of signatures, without the dash
 */
public record Receipt(
    String text,
    String origin,
    byte[] commitment,
    LocalDate day,
    java.util.List<String> signatures,
    Optional<byte[]> salt) {

  static final String HEADER = "mingcha receipt v1";
  static final String DASH = "\u2014 ";
  static final int COMMITMENT_BYTES = 32;
  private static final String SALT = "salt ";

  /** Why a text is no receipt. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    Malformed(String what) {
      super(what);
    }
  }

  static String text(String origin, byte[] commitment, LocalDate day) {
    if (commitment.length != COMMITMENT_BYTES) {
      throw new IllegalArgumentException("a commitment has 32 bytes");
    }
    return HEADER
        + "\n"
        + origin
        + "\n"
        + Base64.getEncoder().encodeToString(commitment)
        + "\n"
        + day
        + "\n";
  }

  /**
   * Reads a receipt; says nothing about whether it is true.
   *
   * @throws Malformed when it is not of the form above
   */
  public static Receipt parse(String file) throws Malformed {
    // mail programs and old editors change the line ends
    String unix = file.replace("\r\n", "\n").strip();
    if (unix.startsWith("\ufeff")) {
      unix = unix.substring(1);
    }
    int gap = unix.indexOf("\n\n");
    if (gap < 0) {
      throw new Malformed("no signature");
    }
    String text = unix.substring(0, gap + 1);
    String[] lines = text.split("\n");
    if (lines.length != 4 || !lines[0].equals(HEADER)) {
      throw new Malformed("not a receipt of version 1");
    }
    try {
      byte[] commitment = Base64.getDecoder().decode(lines[2]);
      if (commitment.length != COMMITMENT_BYTES || lines[1].isBlank()) {
        throw new Malformed("not a receipt of version 1");
      }
      String[] rest = unix.substring(gap + 2).split("\n");
      return new Receipt(
          text,
          lines[1],
          commitment,
          LocalDate.parse(lines[3]),
          Arrays.stream(rest)
              .filter(l -> l.startsWith(DASH))
              .map(l -> l.substring(DASH.length()))
              .toList(),
          Arrays.stream(rest)
              .filter(l -> l.startsWith(SALT))
              .findFirst()
              .map(l -> Base64.getDecoder().decode(l.substring(SALT.length()).strip())));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new Malformed("not a receipt of version 1");
    }
  }

  static String file(String text, String signature, byte[] salt) {
    return text + "\n" + DASH + signature + "\n\n" + SALT + Base64.getEncoder().encodeToString(salt) + "\n";
  }
}
