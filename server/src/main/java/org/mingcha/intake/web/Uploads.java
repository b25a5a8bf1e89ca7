package org.mingcha.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.ReportForm;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;
import org.springframework.web.multipart.MultipartFile;

/** Takes the files of a form, within the template's limits. */
final class Uploads {
  private final Attachments attachments;

  Uploads(Attachments attachments) {
    this.attachments = attachments;
  }

  /**
   * Adds each file to those kept; what was taken before a refused one stays kept.
   *
   * @throws Refusal invalid, for the field {@code files}
   */
  void take(
      @Nullable List<MultipartFile> files,
      List<KeptFile> kept,
      Campaign campaign,
      boolean keepMetadata) {
    if (files == null) {
      return;
    }
    ReportForm.Attachments limits = campaign.template().reportForm().attachments();
    for (MultipartFile file : files) {
      if (file.isEmpty()) {
        continue;
      }
      if (kept.size() >= limits.maxFiles()) {
        throw Refusal.invalid("files", "intake.fault.files-many", limits.maxFiles());
      }
      String name = file.getOriginalFilename();
      try (InputStream in = file.getInputStream()) {
        kept.add(
            attachments.take(
                name == null ? "" : name, in, limits.maxFileBytes(), limits.types(), keepMetadata));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
