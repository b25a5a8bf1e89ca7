package org.mingcha.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reporter tells, part by part; immutable once filed.
 *
 * @param reported who is reported
 * @param facts what happened; the only part that must be there
 * @param place where, in words
 * @param happened when, in words
 * @param umbrella who is said to protect it (保护伞)
 */
public record Words(
    @Nullable String reported,
    String facts,
    @Nullable String place,
    @Nullable String happened,
    @Nullable String umbrella) {

  public Words {
    reported = tidy(reported);
    place = tidy(place);
    happened = tidy(happened);
    umbrella = tidy(umbrella);
    String kept = tidy(facts);
    facts = kept == null ? "" : kept;
  }

  // line ends as forms send them would make the receipt depend on the browser; U+0000 cannot be
  // kept in JSON columns and means nothing in a text
  private static @Nullable String tidy(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String tidy = text.replace("\r\n", "\n").replace('\r', '\n').replace("\0", "").strip();
    return tidy.isEmpty() ? null : tidy;
  }

  /**
   * The form that a receipt commits to: a line with the name of each part that is there and its
   * length in UTF-8 bytes, then the part; then a line for each file's SHA-256. Can be rebuilt with
   * any text editor.
   */
  public byte[] canonical(List<String> fileDigests) {
    StringBuilder out = new StringBuilder("mingcha words v1\n");
    part(out, "reported", reported);
    part(out, "facts", facts);
    part(out, "place", place);
    part(out, "happened", happened);
    part(out, "umbrella", umbrella);
    fileDigests.forEach(digest -> out.append("file ").append(digest).append('\n'));
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void part(StringBuilder out, String name, @Nullable String text) {
    if (text != null) {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      out.append(name).append(' ').append(length).append('\n').append(text).append('\n');
    }
  }

  /** All parts in one text, for search, likeness and the script. */
  public String joined() {
    StringBuilder out = new StringBuilder();
    for (String part : new String[] {reported, facts, place, happened, umbrella}) {
      if (part != null) {
        out.append(part).append('\n');
      }
    }
    return out.toString();
  }

  /** Says nothing: words must not reach logs. */
  @Override
  public String toString() {
    return "Words[redacted]";
  }
}
