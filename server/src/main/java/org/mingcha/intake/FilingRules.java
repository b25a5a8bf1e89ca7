package org.mingcha.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.ReportForm;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.KeptFile;
import org.mingcha.shared.Refusal;

/** What a report must be like to be taken; all faults are told at once. */
final class FilingRules {
  static final int MAX_SHORT = 1000;
  static final int MAX_IDENTITY = 200;

  private FilingRules() {}

  /**
   * @param vaultReady whether identities can be sealed, so that other than anonymous is offered
   */
  static void check(Campaign campaign, NewReport report, boolean vaultReady, OpenCampaigns places) {
    Refusal.Faults faults = new Refusal.Faults();
    CampaignTemplate template = campaign.template();
    ReportForm form = template.reportForm();
    Words words = report.words();
    identity(report, form, vaultReady, faults);
    faults.when(
        CampaignTemplate.find(template.channels(), report.channel()).isEmpty(),
        "channel",
        "intake.fault.channel");
    faults.when(words.facts().isEmpty(), "facts", "intake.fault.facts-empty");
    long length = words.facts().codePoints().count();
    faults.when(
        length > form.maxTextLength(),
        "facts",
        "intake.fault.facts-long",
        form.maxTextLength(),
        length);
    shortText(words.reported(), "reported", faults);
    shortText(words.place(), "place", faults);
    shortText(words.happened(), "happened", faults);
    if (words.umbrella() != null) {
      faults.when(
          words.umbrella().codePoints().count() > form.maxTextLength(),
          "umbrella",
          "intake.fault.too-long",
          form.maxTextLength());
    }
    category(report, template, faults);
    faults.when(
        report.regionCode() != null && !places.covers(campaign, report.regionCode()),
        "region",
        "intake.fault.region");
    files(report.files(), form.attachments(), faults);
    faults.refuseIfAny();
  }

  private static void identity(
      NewReport report, ReportForm form, boolean vaultReady, Refusal.Faults faults) {
    Identity identity = report.identity();
    if (report.mode() == IdentityMode.ANONYMOUS) {
      faults.when(
          identity != null && !identity.isEmpty(), "mode", "intake.fault.anonymous-identity");
      return;
    }
    if (!form.identityModes().contains(report.mode())) {
      faults.add("mode", "intake.fault.mode");
      return;
    }
    if (!vaultReady) {
      faults.add("mode", "intake.fault.no-custodians");
      return;
    }
    if (identity == null || identity.isEmpty()) {
      faults.add("name", "intake.fault.identity-empty");
      return;
    }
    faults.when(
        report.mode() == IdentityMode.NAMED && (identity.name() == null || identity.name().isBlank()),
        "name",
        "intake.fault.name-empty");
    identityText(identity.name(), "name", faults);
    identityText(identity.phone(), "phone", faults);
    identityText(identity.email(), "email", faults);
    identityText(identity.address(), "address", faults);
  }

  private static void category(NewReport report, CampaignTemplate template, Refusal.Faults faults) {
    String category = report.category();
    if (category == null) {
      return;
    }
    // officers may take any category of the template, the public those of the form
    boolean offered =
        report.channel().equals(Portal.WEB)
            ? template.reportForm().categories().contains(category)
            : CampaignTemplate.find(template.categories(), category).isPresent();
    faults.when(!offered, "category", "intake.fault.category");
  }

  private static void shortText(@Nullable String text, String field, Refusal.Faults faults) {
    faults.when(
        text != null && text.codePoints().count() > MAX_SHORT,
        field,
        "intake.fault.too-long",
        MAX_SHORT);
  }

  private static void identityText(@Nullable String text, String field, Refusal.Faults faults) {
    faults.when(
        text != null && text.codePoints().count() > MAX_IDENTITY,
        field,
        "intake.fault.too-long",
        MAX_IDENTITY);
  }

  private static void files(
      List<KeptFile> files, ReportForm.Attachments limits, Refusal.Faults faults) {
    long total = files.stream().mapToLong(KeptFile::size).sum();
    faults.when(files.size() > limits.maxFiles(), "files", "intake.fault.files-many", limits.maxFiles());
    faults.when(
        total > limits.maxTotalBytes(),
        "files",
        "intake.fault.files-total",
        limits.maxTotalBytes() >> 20);
  }
}
