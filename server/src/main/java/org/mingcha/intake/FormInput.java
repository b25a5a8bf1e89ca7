package org.mingcha.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.KeptFile;

/** What was typed into the public form, to be filed or shown again. */
public final class FormInput {
  private final Map<String, String> fields;

  public FormInput(Map<String, String> fields) {
    this.fields = Map.copyOf(fields);
  }

  /** What stands in a field; empty when nothing does. */
  public String get(String field) {
    return fields.getOrDefault(field, "");
  }

  public boolean checked(String field) {
    return !get(field).isEmpty();
  }

  public IdentityMode mode() {
    for (IdentityMode mode : IdentityMode.values()) {
      if (mode.key().equals(get("mode"))) {
        return mode;
      }
    }
    return IdentityMode.ANONYMOUS;
  }

  /** What is filed. */
  public NewReport report(String slug, List<KeptFile> files) {
    Identity identity =
        new Identity(blank("name"), blank("phone"), blank("email"), blank("address"));
    return new NewReport(
        slug,
        "web",
        mode(),
        new Words(get("reported"), get("facts"), get("place"), get("happened"), get("umbrella")),
        blank("category"),
        blank("region"),
        identity.isEmpty() ? null : identity,
        false,
        files);
  }

  private @Nullable String blank(String field) {
    String text = get(field).replace("\0", "").strip();
    return text.isEmpty() ? null : text;
  }

  /** Says nothing of what was typed. */
  @Override
  public String toString() {
    return "FormInput[redacted]";
  }
}
