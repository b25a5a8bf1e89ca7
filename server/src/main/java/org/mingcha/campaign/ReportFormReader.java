package org.mingcha.campaign;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.Attachments;
import org.mingcha.campaign.ReportForm.ContactMode;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.campaign.ReportForm.Part;

/** Reads what the public form asks, and refuses a form that would leave a reporter unprotected. */
final class ReportFormReader {

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9][a-z0-9.+-]*");
  private static final int MAX_MEGABYTES = 1000;

  private final TemplateProblems problems;

  ReportFormReader(TemplateProblems problems) {
    this.problems = problems;
  }

  ReportForm read(@Nullable Section form) {
    if (form == null) {
      return new ReportForm(
          List.of(), List.of(), 1, new Attachments(0, 0, 0, Set.of()), Set.of(), Set.of(), true);
    }
    List<Part> parts = form.constants("parts", Part.class);
    List<String> categories = form.references("categories", "categories", 1);
    int length = form.integer("max-text-length", 200, 100_000);
    Attachments attachments = attachments(form.section("attachments"));
    List<IdentityMode> identityModes = form.constants("identity-modes", IdentityMode.class);
    List<ContactMode> contactModes = form.constants("contact-modes", ContactMode.class);
    boolean coarsen = form.flag("coarsen-time");
    requireIn(form, "parts", parts, Part.FACTS);
    requireIn(form, "identity-modes", identityModes, IdentityMode.ANONYMOUS);
    requireIn(form, "contact-modes", contactModes, ContactMode.QUERY_CODE);
    if (identityModes.stream().anyMatch(mode -> mode != IdentityMode.ANONYMOUS)) {
      requireIn(form, "parts", parts, Part.REPORTER);
    }
    form.done();
    return new ReportForm(
        parts,
        categories,
        length,
        attachments,
        Set.copyOf(identityModes),
        Set.copyOf(contactModes),
        coarsen);
  }

  private <E extends Enum<E> & KeyedEnum> void requireIn(
      Section form, String entry, List<E> values, E needed) {
    if (form.has(entry) && !values.contains(needed)) {
      problems.add(form.at(entry), "form-needs", entry, needed.key());
    }
  }

  private Attachments attachments(@Nullable Section limits) {
    if (limits == null) {
      return new Attachments(0, 0, 0, Set.of());
    }
    int files = limits.integer("max-files", 0, 100);
    int file = limits.integer("max-file-mb", 1, MAX_MEGABYTES);
    int total = limits.integer("max-total-mb", 1, MAX_MEGABYTES);
    List<String> types = limits.strings("types", 1, MEDIA_TYPE, "not-a-media-type");
    if (limits.has("max-total-mb") && total < file) {
      problems.add(limits.at("max-total-mb"), "total-below-file", total, file);
    }
    limits.done();
    return new Attachments(files, file * 1024L * 1024, total * 1024L * 1024, Set.copyOf(types));
  }
}
