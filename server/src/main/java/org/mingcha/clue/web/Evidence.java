package org.mingcha.clue.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.ReportForm;
import org.mingcha.documents.Attachments;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Evidence files of a verification step, within the limits that the template sets for files. */
@Component
class Evidence {
  private final Attachments attachments;

  Evidence(Attachments attachments) {
    this.attachments = attachments;
  }

  /**
   * Files of a form.
   *
   * @throws Refusal invalid for the field {@code files}
   */
  List<KeptFile> ofForm(CampaignTemplate template, @Nullable List<MultipartFile> chosen) {
    List<KeptFile> kept = new ArrayList<>();
    for (MultipartFile file : chosen == null ? List.<MultipartFile>of() : chosen) {
      if (file.isEmpty()) {
        continue;
      }
      try (InputStream content = file.getInputStream()) {
        kept.add(keep(template, kept.size(), file.getOriginalFilename(), content));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return kept;
  }

  /**
   * Files in the body of an API request.
   *
   * @throws Refusal invalid for the field {@code files}
   */
  List<KeptFile> ofBody(CampaignTemplate template, @Nullable List<ApiBodies.Upload> uploads) {
    List<KeptFile> kept = new ArrayList<>();
    for (ApiBodies.Upload upload : uploads == null ? List.<ApiBodies.Upload>of() : uploads) {
      byte[] bytes;
      try {
        bytes = Base64.getMimeDecoder().decode(ApiBodies.said(upload.base64()));
      } catch (IllegalArgumentException e) {
        throw Refusal.invalid("files", "intake.fault.base64");
      }
      kept.add(keep(template, kept.size(), upload.name(), new ByteArrayInputStream(bytes)));
    }
    return kept;
  }

  private KeptFile keep(
      CampaignTemplate template, int before, @Nullable String name, InputStream content) {
    ReportForm.Attachments limits = template.reportForm().attachments();
    if (before >= limits.maxFiles()) {
      throw Refusal.invalid("files", "intake.fault.files-many", limits.maxFiles());
    }
    // evidence stays as it came: what a camera or scanner wrote into it may matter
    return attachments.take(
        ApiBodies.said(name), content, limits.maxFileBytes(), limits.types(), true);
  }
}
