package org.mingcha.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A pattern for numbers, such as {@code {campaign}{year}{channel}{random:10}{check}}.
 *
 * <p>Placeholders: {@code {campaign}}, {@code {year}}, {@code {channel}}, {@code {random:N}} (N
 * decimal digits), {@code {n}} or {@code {n:W}} (running number, W its least width), {@code
 * {check}} (last; one character after ISO/IEC 7064 MOD 37,36 over the letters and digits before
 * it).
 */
public final class NumberPattern {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)(?::(\\d{1,2}))?}");

  private final String pattern;
  private final List<Part> parts;

  private NumberPattern(String pattern, List<Part> parts) {
    this.pattern = pattern;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it has an unknown or malformed placeholder, braces that
   *     do not match, or {@code {check}} elsewhere than at the end; the message is the offending
   *     piece
   */
  public static NumberPattern of(String pattern) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = PLACEHOLDER.matcher(pattern);
    int end = 0;
    while (matcher.find()) {
      addLiteral(parts, pattern.substring(end, matcher.start()));
      parts.add(placeholder(matcher));
      end = matcher.end();
    }
    addLiteral(parts, pattern.substring(end));
    for (int i = 0; i < parts.size() - 1; i++) {
      if (parts.get(i).kind == Kind.CHECK) {
        throw new IllegalArgumentException("{check}");
      }
    }
    return new NumberPattern(pattern, parts);
  }

  private static void addLiteral(List<Part> parts, String text) {
    if (text.contains("{") || text.contains("}")) {
      throw new IllegalArgumentException(text);
    }
    if (!text.isEmpty()) {
      parts.add(new Part(Kind.LITERAL, 0, text));
    }
  }

  private static Part placeholder(Matcher matcher) {
    int width = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
    Kind kind =
        switch (matcher.group(1)) {
          case "campaign" -> Kind.CAMPAIGN;
          case "year" -> Kind.YEAR;
          case "channel" -> Kind.CHANNEL;
          case "random" -> Kind.RANDOM;
          case "n" -> Kind.RUNNING;
          case "check" -> Kind.CHECK;
          default -> throw new IllegalArgumentException(matcher.group());
        };
    boolean takesWidth = kind == Kind.RANDOM || kind == Kind.RUNNING;
    if ((!takesWidth && matcher.group(2) != null)
        || (kind == Kind.RANDOM && (width < 1 || width > 18))
        || (kind == Kind.RUNNING && width > 12)) {
      throw new IllegalArgumentException(matcher.group());
    }
    return new Part(kind, width, matcher.group());
  }

  /** How many random digits a number has in all. */
  public int randomDigits() {
    return parts.stream().filter(p -> p.kind == Kind.RANDOM).mapToInt(Part::width).sum();
  }

  /** Whether numbers run consecutively. */
  public boolean isRunning() {
    return parts.stream().anyMatch(p -> p.kind == Kind.RUNNING);
  }

  /** Whether a number says by which channel a report came. */
  public boolean namesChannel() {
    return parts.stream().anyMatch(p -> p.kind == Kind.CHANNEL);
  }

  /**
   * A number. A random one may have been given before: the caller keeps a unique constraint and
   * asks again.
   *
   * @param random a source that cannot be guessed, for reports and clues {@code SecureRandom}
   */
  public String render(Values values, RandomGenerator random) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      switch (part.kind) {
        case LITERAL -> out.append(part.text);
        case CAMPAIGN -> out.append(values.campaign());
        case YEAR -> out.append(values.year());
        case CHANNEL -> out.append(values.channel());
        case RANDOM -> random.ints(part.width, 0, 10).forEach(out::append);
        case RUNNING -> {
          String n = Long.toString(values.n());
          out.append("0".repeat(Math.max(0, part.width - n.length()))).append(n);
        }
        case CHECK -> out.append(checkCharacter(out));
      }
    }
    return out.toString();
  }

  /**
   * Whether a number typed in can be one of this pattern: its shape and its check character.
   * Capitals and surrounding blanks do not matter.
   */
  public boolean accepts(String typed) {
    String number = typed.strip().toUpperCase(Locale.ROOT);
    String shape =
        parts.stream()
            .map(
                part ->
                    switch (part.kind) {
                      case LITERAL -> Pattern.quote(part.text.toUpperCase(Locale.ROOT));
                      case CAMPAIGN -> "[A-Z0-9]{2,6}";
                      case YEAR -> "\\d{4}";
                      case CHANNEL -> "[A-Z]";
                      case RANDOM -> "\\d{" + part.width + "}";
                      case RUNNING -> "\\d{" + Math.max(1, part.width) + ",}";
                      case CHECK -> "[0-9A-Z]";
                    })
            .collect(Collectors.joining());
    if (!number.matches(shape)) {
      return false;
    }
    boolean checked = !parts.isEmpty() && parts.getLast().kind == Kind.CHECK;
    int last = number.length() - 1;
    return !checked || checkCharacter(number.substring(0, last)) == number.charAt(last);
  }

  /** ISO/IEC 7064 MOD 37,36 (hybrid): finds every wrong character and nearly every swap. */
  private static char checkCharacter(CharSequence text) {
    int p = 36;
    for (int i = 0; i < text.length(); i++) {
      int value = value(text.charAt(i));
      if (value >= 0) {
        int s = (p + value) % 36;
        p = ((s == 0 ? 36 : s) * 2) % 37;
      }
    }
    return "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".charAt((37 - p) % 36);
  }

  private static int value(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char upper = Character.toUpperCase(c);
    return upper >= 'A' && upper <= 'Z' ? upper - 'A' + 10 : -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberPattern that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** The pattern as written. */
  @Override
  public String toString() {
    return pattern;
  }

  /**
   * What placeholders stand for. What a pattern does not use is not looked at.
   *
   * @param campaign the template's code: two to six capital letters or digits
   * @param channel the channel's letter
   * @param n the running number, from 1
   */
  public record Values(String campaign, int year, String channel, long n) {}

  private enum Kind {
    LITERAL,
    CAMPAIGN,
    YEAR,
    CHANNEL,
    RANDOM,
    RUNNING,
    CHECK
  }

  private record Part(Kind kind, int width, String text) {}
}
