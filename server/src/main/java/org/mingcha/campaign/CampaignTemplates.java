package org.mingcha.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Reads campaign templates. The format is described in {@code docs/campaign-template.md}.
 *
 * <p>Reading has no effect: no file, class or address named in a template is ever opened.
 */
public final class CampaignTemplates {

  /** The largest file taken, in characters. The shipped ones are about a tenth of it. */
  public static final int MAX_LENGTH = 512 * 1024;

  private CampaignTemplates() {}

  /**
   * Reads a template and checks it as a whole.
   *
   * @param yaml the text of the file
   * @param sourceName its name, for the errors
   * @return the template, or everything that is wrong; never an exception for a bad file
   */
  public static Parsed parse(String yaml, String sourceName) {
    return new TemplateReader(sourceName).read(yaml);
  }

  /** The templates that come with the program, ordered by id. */
  public static List<CampaignTemplate> shipped() {
    return Shipped.ALL;
  }

  /** A shipped template by id. */
  public static Optional<CampaignTemplate> findShipped(String id) {
    return shipped().stream().filter(t -> t.id().equals(id)).findFirst();
  }

  /** Read once, when first asked for. */
  private static final class Shipped {

    static final List<CampaignTemplate> ALL = load();

    private static List<CampaignTemplate> load() {
      try {
        Resource[] files =
            new PathMatchingResourcePatternResolver().getResources("classpath*:campaigns/*.yaml");
        return Arrays.stream(files)
            .map(Shipped::read)
            .sorted(Comparator.comparing(CampaignTemplate::id))
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static CampaignTemplate read(Resource file) {
      try {
        return switch (parse(file.getContentAsString(StandardCharsets.UTF_8), name(file))) {
          case Parsed.Valid(CampaignTemplate template) -> template;
          case Parsed.Invalid(List<TemplateError> errors) ->
              throw new IllegalStateException("a shipped template is damaged: " + errors);
        };
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String name(Resource file) {
      String name = file.getFilename();
      return name == null ? "campaign.yaml" : name;
    }
  }
}
