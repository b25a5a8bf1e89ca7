package org.mingcha.intake.desk;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.ReportForm;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Files of the desk's form: scans of a letter in the order of its pages, photographs, recordings. */
@Component
class DeskFiles {
  private final Attachments attachments;

  DeskFiles(Attachments attachments) {
    this.attachments = attachments;
  }

  /**
   * The files after what the form asks for: one moved up, one removed, the chosen ones taken on.
   *
   * @throws Refusal invalid for the field {@code files}
   */
  List<KeptFile> with(
      List<KeptFile> before,
      @Nullable List<MultipartFile> chosen,
      Campaign campaign,
      @Nullable Integer up,
      @Nullable Integer drop) {
    List<KeptFile> files = new ArrayList<>(before);
    if (up != null && up > 0 && up < files.size()) {
      Collections.swap(files, up, up - 1);
    }
    if (drop != null && drop >= 0 && drop < files.size()) {
      files.remove(drop.intValue());
    }
    ReportForm.Attachments limits = campaign.template().reportForm().attachments();
    for (MultipartFile file : chosen == null ? List.<MultipartFile>of() : chosen) {
      if (file.isEmpty()) {
        continue;
      }
      if (files.size() >= limits.maxFiles()) {
        throw Refusal.invalid("files", "intake.fault.files-many", limits.maxFiles());
      }
      files.add(take(file, limits));
    }
    return files;
  }

  KeptFile take(MultipartFile file, ReportForm.Attachments limits) {
    String name = file.getOriginalFilename();
    try (InputStream content = file.getInputStream()) {
      // evidence stays as it came: what a scanner or camera wrote into it may matter
      return attachments.take(
          name == null ? "" : name, content, limits.maxFileBytes(), limits.types(), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
