package org.mingcha.intake.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.mingcha.documents.KeptFile;

/**
 * What an officer has typed and not yet filed.
 *
 * @param id chosen when the form was first drawn
 * @param version counts savings; 0 before the first
 * @param fields by name of the form's field; empty ones are left out
 * @param files already in the store, in the order of the pages
 */
public record Draft(
    long id, int version, Instant updatedAt, Map<String, String> fields, List<KeptFile> files) {

  public Draft {
    fields = Map.copyOf(fields);
    files = List.copyOf(files);
  }

  /** The field as typed, "" when empty. */
  public String get(String field) {
    return fields.getOrDefault(field, "");
  }

  /** Says nothing: it holds words, and perhaps an identity. */
  @Override
  public String toString() {
    return "Draft[" + id + "]";
  }
}
