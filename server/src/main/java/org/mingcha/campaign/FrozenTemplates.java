package org.mingcha.campaign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Templates of opened campaigns, read once: a frozen template never changes. */
@Component
class FrozenTemplates {
  private final JdbcClient jdbc;
  private final Cache<Long, CampaignTemplate> read = Caffeine.newBuilder().maximumSize(200).build();

  FrozenTemplates(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  CampaignTemplate of(long campaignId) {
    return read.get(campaignId, this::parse);
  }

  private CampaignTemplate parse(long campaignId) {
    String yaml =
        jdbc.sql("select template_yaml from campaign where id = :id")
            .param("id", campaignId)
            .query(String.class)
            .single();
    return switch (CampaignTemplates.parse(yaml, "campaign " + campaignId)) {
      case Parsed.Valid(CampaignTemplate template) -> template;
      // It was checked when the campaign opened: only a newer program can refuse it.
      case Parsed.Invalid(var errors) ->
          throw new IllegalStateException(
              "the template of campaign " + campaignId + " is not read any more: " + errors);
    };
  }
}
