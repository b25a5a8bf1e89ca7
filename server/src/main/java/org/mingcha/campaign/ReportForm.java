package org.mingcha.campaign;

import java.util.List;
import java.util.Set;

/**
 * What the public form asks and allows.
 *
 * @param parts parts asked, in order; {@link Part#FACTS} is always among them
 * @param categories keys of the categories offered to the public, in order
 * @param maxTextLength of the facts told, in characters (code points)
 * @param identityModes how reporters may stand to their identity; anonymous is always allowed
 * @param contactModes how they may be reached; the query code always works
 * @param coarsenTime whether handlers are shown only the day on which a report came in
 */
public record ReportForm(
    List<Part> parts,
    List<String> categories,
    int maxTextLength,
    Attachments attachments,
    Set<IdentityMode> identityModes,
    Set<ContactMode> contactModes,
    boolean coarsenTime) {

  public ReportForm {
    parts = List.copyOf(parts);
    categories = List.copyOf(categories);
    identityModes = Set.copyOf(identityModes);
    contactModes = Set.copyOf(contactModes);
  }

  /** A part of the form. */
  public enum Part implements KeyedEnum {
    REPORTER,
    REPORTED,
    FACTS,
    UMBRELLA
  }

  /** How a reporter stands to their identity. */
  public enum IdentityMode implements KeyedEnum {
    ANONYMOUS,
    CONFIDENTIAL,
    NAMED
  }

  /** A way to reach a reporter. */
  public enum ContactMode implements KeyedEnum {
    QUERY_CODE,
    PHONE,
    EMAIL,
    POST,
    VISIT
  }

  /**
   * Limits on attachments.
   *
   * @param maxFiles per report; 0 where none are taken
   * @param maxFileBytes of one file
   * @param maxTotalBytes of all files of a report
   * @param types media types taken, such as {@code image/jpeg}, as found from the content
   */
  public record Attachments(
      int maxFiles, long maxFileBytes, long maxTotalBytes, Set<String> types) {

    public Attachments {
      types = Set.copyOf(types);
    }
  }
}
