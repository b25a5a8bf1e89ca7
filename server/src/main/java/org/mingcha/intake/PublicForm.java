package org.mingcha.intake;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.documents.KeptFile;
import org.mingcha.intake.vault.IdentityVault;
import org.mingcha.organisation.Region;
import org.mingcha.shared.seal.Keys;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What the pages of the public need to draw a form. */
@Component
public class PublicForm {
  private static final byte[] KEPT = "kept files".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_KEPT = 30_000;

  private final OpenCampaigns campaigns;
  private final CampaignPlaces places;
  private final IdentityVault vault;
  private final ReceiptMaker receipts;
  private final Aead seal;
  private final JsonMapper json;

  PublicForm(
      OpenCampaigns campaigns,
      CampaignPlaces places,
      IdentityVault vault,
      ReceiptMaker receipts,
      Keys keys,
      JsonMapper json) {
    this.campaigns = campaigns;
    this.places = places;
    this.vault = vault;
    this.receipts = receipts;
    this.seal = keys.texts();
    this.json = json;
  }

  public List<Campaign> listTaking() {
    return campaigns.listTaking();
  }

  /**
   * @throws org.mingcha.shared.Refusal not found, or wrong state when it takes no reports
   */
  public Campaign taking(String slug) {
    return campaigns.taking(slug);
  }

  /** A campaign, whether it takes reports or not. */
  public Optional<Campaign> find(String slug) {
    return campaigns.find(slug);
  }

  /** Whether reporters may say who they are: both custodians' keys are there. */
  public boolean takesIdentities(Campaign campaign) {
    return vault.ready(campaign.id())
        && campaign.template().reportForm().identityModes().size() > 1;
  }

  /** Counties and the like where the campaign runs, grouped by what is above them. */
  public List<CampaignPlaces.Group> listPlaces(Campaign campaign) {
    return places.list(campaign);
  }

  public Optional<Region> region(String code) {
    return campaigns.region(code);
  }

  /** The line of the receipts' public key. */
  public String receiptKey() {
    return receipts.publicKey();
  }

  /** Files already taken, as a sealed field of a form that is shown again. */
  public String sealKept(List<KeptFile> files) {
    if (files.isEmpty()) {
      return "";
    }
    try {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(seal.encrypt(json.writeValueAsBytes(files), KEPT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of such a field; none when somebody changed it. */
  public List<KeptFile> openKept(@Nullable String field) {
    if (field == null || field.isBlank() || field.length() > MOST_KEPT) {
      return List.of();
    }
    try {
      byte[] opened = seal.decrypt(Base64.getUrlDecoder().decode(field), KEPT);
      return Arrays.asList(json.readValue(opened, KeptFile[].class));
    } catch (GeneralSecurityException | IllegalArgumentException | JacksonException e) {
      return List.of();
    }
  }
}
