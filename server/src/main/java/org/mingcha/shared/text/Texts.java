package org.mingcha.shared.text;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Messages, dates and numbers in one language; what templates call {@code t}. */
public final class Texts {
  /** Offices work in this zone; instants are shown in it. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Language language;
  private final Locale locale;
  private final Map<String, String> messages;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();
  private final DateTimeFormatter date;
  private final DateTimeFormatter dateTime;

  Texts(Language language, Map<String, String> messages) {
    this.language = language;
    this.locale = Locale.forLanguageTag(language.tag());
    this.messages = messages;
    boolean english = language == Language.EN;
    this.date = DateTimeFormatter.ofPattern(english ? "d MMM yyyy" : "yyyy年M月d日", locale);
    this.dateTime = DateTimeFormatter.ofPattern(english ? "d MMM yyyy, HH:mm" : "yyyy年M月d日 HH:mm", locale);
  }

  public Language language() {
    return language;
  }

  public Locale locale() {
    return locale;
  }

  /** The message of a key; the key itself in double brackets when there is none (a test looks). */
  public String get(String key) {
    String message = messages.get(key);
    return message == null ? "⟦" + key + "⟧" : message.indexOf('\'') < 0 && message.indexOf('{') < 0 ? message : format(key, new Object[0]);
  }

  /** The message with its arguments {0}, {1} … in MessageFormat's notation. */
  public String get(String key, @Nullable Object... args) {
    return messages.containsKey(key) ? format(key, args) : get(key);
  }

  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /** The message as it stands in the file. */
  public String raw(String key) {
    return messages.getOrDefault(key, "");
  }

  public Set<String> keys() {
    return messages.keySet();
  }

  private String format(String key, @Nullable Object[] args) {
    MessageFormat format = formats.computeIfAbsent(key, k -> new MessageFormat(messages.get(k), locale));
    // MessageFormat is not safe for threads
    return ((MessageFormat) format.clone()).format(args);
  }

  public String date(@Nullable LocalDate day) {
    return day == null ? "" : date.format(day);
  }

  public String date(@Nullable Instant at) {
    return at == null ? "" : date.format(at.atZone(ZONE));
  }

  public String dateTime(@Nullable Instant at) {
    return at == null ? "" : dateTime.format(at.atZone(ZONE));
  }

  public String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
