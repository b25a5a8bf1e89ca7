package org.mingcha.insight;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Keyed;
import org.mingcha.shared.text.Texts;

/** Names of what stands in records as keys and ids, in one language. */
public final class Labels {
  private final Texts t;
  private final Map<Long, String> parties;
  private final Map<String, String> regions;

  Labels(Texts t, Map<Long, String> parties, Map<String, String> regions) {
    this.t = t;
    this.parties = parties;
    this.regions = regions;
  }

  public String party(long id) {
    return parties.getOrDefault(id, t.get("insight.unknown-party"));
  }

  /** A place; codes that are not in the table are shown as they are. */
  public String region(@Nullable String code) {
    return code == null || code.isEmpty() ? t.get("insight.no-region") : regions.getOrDefault(code, code);
  }

  public String category(Campaign campaign, @Nullable String key) {
    return key == null || key.isEmpty()
        ? t.get("insight.no-category")
        : name(campaign.template().categories(), key);
  }

  public String channel(Campaign campaign, @Nullable String key) {
    return key == null ? "" : name(campaign.template().channels(), key);
  }

  private <T extends Keyed> String name(List<T> elements, String key) {
    return CampaignTemplate.find(elements, key).map(e -> e.name().in(t.language())).orElse(key);
  }

}
