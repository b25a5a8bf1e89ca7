package org.mingcha.intake.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of the desk's form, in the order in which a talk goes. */
final class DeskFields {
  static final List<String> NAMES =
      List.of(
          "seat",
          "channel",
          "facts",
          "happened",
          "region",
          "place",
          "reported",
          "umbrella",
          "category",
          "urgent",
          "letterDate",
          "postmark",
          "howCame",
          "mode",
          "name",
          "phone",
          "email",
          "address");

  /** What must be typed before there is anything to keep. */
  private static final List<String> TYPED =
      List.of(
          "facts", "happened", "region", "place", "reported", "umbrella", "letterDate", "postmark",
          "howCame", "name", "phone", "email", "address");

  private DeskFields() {}

  /** The fields of a request, without the empty ones; nothing else of it. */
  static Map<String, String> of(Function<String, @Nullable String> request) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = request.apply(name);
      if (value != null && !value.isBlank()) {
        // as the browser sends it: line ends alone must not make a draft look changed
        fields.put(name, value.replace("\r\n", "\n"));
      }
    }
    return fields;
  }

  static boolean holdsAnything(Map<String, String> fields) {
    return TYPED.stream().anyMatch(fields::containsKey);
  }
}
