package org.mingcha.clue.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.Keyed;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage.Option;

/** The template's words in the reader's language, for pages of one campaign. */
public final class Words {
  private final CampaignTemplate template;
  private final Texts t;

  Words(CampaignTemplate template, Texts t) {
    this.template = template;
    this.t = t;
  }

  public String category(@Nullable String key) {
    return name(template.categories(), key);
  }

  public String importance(@Nullable String key) {
    return name(template.severities(), key);
  }

  public String industry(@Nullable String key) {
    return name(template.industries(), key);
  }

  public String role(@Nullable String key) {
    return name(template.subjectRoles(), key);
  }

  public String method(@Nullable String key) {
    return name(template.verificationMethods(), key);
  }

  public String result(@Nullable String key) {
    return name(template.conclusions(), key);
  }

  public String measure(@Nullable String key) {
    return name(template.measures(), key);
  }

  public String step(@Nullable String key) {
    return name(template.ladder(), key);
  }

  public String channel(@Nullable String key) {
    return name(template.channels(), key);
  }

  public String say(org.mingcha.campaign.Text text) {
    return text.in(t.language());
  }

  List<Option> options(List<? extends Keyed> list) {
    List<Option> options = new ArrayList<>();
    list.forEach(e -> options.add(new Option(e.key(), e.name().in(t.language()))));
    return options;
  }

  CampaignTemplate template() {
    return template;
  }

  /** Categories by key, for a filter. */
  public Map<String, String> categories() {
    Map<String, String> all = new LinkedHashMap<>();
    template.categories().forEach(c -> all.put(c.key(), say(c.name())));
    return all;
  }

  public Map<String, String> importances() {
    Map<String, String> all = new LinkedHashMap<>();
    template.severities().forEach(c -> all.put(c.key(), say(c.name())));
    return all;
  }

  private String name(List<? extends Keyed> list, @Nullable String key) {
    if (key == null) {
      return "";
    }
    return CampaignTemplate.find(list, key).map(e -> say(e.name())).orElse(key);
  }
}
