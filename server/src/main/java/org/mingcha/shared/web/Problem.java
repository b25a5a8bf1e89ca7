package org.mingcha.shared.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;

/**
 * A refusal as a problem document (RFC 9457), {@code application/problem+json}.
 *
 * @param type {@code urn:mingcha:problem:<message key>}, stable
 * @param currentVersion the record's version now, when the request came from an older one
 * @param errors one a field: field name and translated message
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable Integer currentVersion,
    @Nullable List<Map<String, String>> errors) {

  public static Problem of(Refusal refusal, Texts t) {
    List<Map<String, String>> errors =
        refusal.fields().stream()
            .map(f -> Map.of("field", f.field(), "message", t.get(f.messageKey(), f.args().toArray())))
            .toList();
    return new Problem(
        "urn:mingcha:problem:" + refusal.messageKey(),
        t.get("refusal.kind." + refusal.kind().name().toLowerCase(java.util.Locale.ROOT)),
        refusal.kind().status(),
        RefusalTexts.say(refusal, t),
        refusal.currentVersion(),
        errors.isEmpty() ? null : errors);
  }
}
