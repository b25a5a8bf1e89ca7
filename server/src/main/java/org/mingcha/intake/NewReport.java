package org.mingcha.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.KeptFile;

/**
 * A report as it is handed in, by whichever channel.
 *
 * @param campaign slug
 * @param channel key of the template's channel
 * @param category key offered to the public, or null when the reporter left it open
 * @param regionCode where it happened, or null when not said
 * @param identity null for anonymous reports
 * @param files already stored, see {@code FileStore}
 */
public record NewReport(
    String campaign,
    String channel,
    IdentityMode mode,
    Words words,
    @Nullable String category,
    @Nullable String regionCode,
    @Nullable Identity identity,
    boolean urgent,
    List<KeptFile> files) {

  public NewReport {
    files = List.copyOf(files);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "NewReport[redacted]";
  }
}
