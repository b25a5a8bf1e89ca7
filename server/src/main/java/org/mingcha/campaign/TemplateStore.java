package org.mingcha.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Templates to open a campaign from: the shipped ones and those that were added. */
@Component
public class TemplateStore {

  /**
   * @param shipped whether it came with the program
   */
  public record Stored(CampaignTemplate template, String yaml, boolean shipped) {

    /** Id and version, as in {@code organised-crime@1}. */
    public String key() {
      return template.id() + "@" + template.version();
    }
  }

  private final JdbcClient jdbc;
  private final List<Stored> shipped = readShipped();

  TemplateStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All, by id and the newest version first. */
  public List<Stored> list() {
    List<Stored> all = new ArrayList<>(shipped);
    jdbc.sql("select yaml from campaign_template order by id")
        .query(String.class)
        .list()
        .forEach(yaml -> read(yaml, false).ifPresent(all::add));
    all.sort(
        Comparator.comparing((Stored s) -> s.template().id())
            .thenComparing(s -> -s.template().version()));
    return all;
  }

  public Optional<Stored> find(String key) {
    return list().stream().filter(s -> s.key().equals(key)).findFirst();
  }

  private static Optional<Stored> read(String yaml, boolean shipped) {
    return switch (CampaignTemplates.parse(yaml, "campaign.yaml")) {
      case Parsed.Valid(CampaignTemplate template) -> Optional.of(new Stored(template, yaml, shipped));
      // added under an older program and not readable by this one: no longer offered
      case Parsed.Invalid _ -> Optional.empty();
    };
  }

  private static List<Stored> readShipped() {
    try {
      List<Stored> all = new ArrayList<>();
      for (Resource file :
          new PathMatchingResourcePatternResolver().getResources("classpath*:campaigns/*.yaml")) {
        read(file.getContentAsString(StandardCharsets.UTF_8), true).ifPresent(all::add);
      }
      return List.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
