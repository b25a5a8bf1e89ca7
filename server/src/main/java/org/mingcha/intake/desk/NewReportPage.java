package org.mingcha.intake.desk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;

/**
 * The form in which an officer takes a report down.
 *
 * @param seats offices and campaigns the officer may choose from
 * @param draft id of the draft, 13 characters
 * @param version of the draft as saved; 0 when it is not saved yet
 * @param draftKey base64, for the browser's own copy
 * @param mark tells apart whose copies lie in the browser
 * @param fields as typed
 * @param files in the order of the pages
 * @param modes how the reporter may stand to the identity
 * @param perhaps places that the typed one may have meant
 */
public record NewReportPage(
    List<Seat> seats,
    Seat seat,
    String channel,
    List<Choice> channels,
    List<Choice> categories,
    List<Choice> modes,
    String draft,
    int version,
    String draftKey,
    String mark,
    Map<String, String> fields,
    List<KeptFile> files,
    int maxFacts,
    boolean takesFiles,
    List<Place> perhaps,
    List<Refusal.Field> errors,
    @Nullable String lastNumber) {

  /**
   * One of several.
   *
   * @param number with which the keyboard chooses it, from 1
   */
  public record Choice(int number, String key, String name) {}

  /** A place: its code, its name, and the names of the places around it. */
  public record Place(String code, String name, String around) {}

  /** The field as typed, "" when empty. */
  public String field(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean is(String name, String value) {
    return value.equals(fields.get(name));
  }

  public boolean isLetter() {
    return channel.equals("letter");
  }

  /** The id of a field's fault, for {@code aria-describedby}; null when it has none. */
  public @Nullable String fault(String name) {
    return errors.stream().anyMatch(e -> e.field().equals(name)) ? name + "-error" : null;
  }

  /** Says nothing: it holds words, and perhaps an identity. */
  @Override
  public String toString() {
    return "NewReportPage[" + draft + "]";
  }
}
