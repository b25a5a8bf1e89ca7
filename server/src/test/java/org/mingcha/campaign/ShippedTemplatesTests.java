package org.mingcha.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;

@DisplayName("The shipped templates")
final class ShippedTemplatesTests {

  @ParameterizedTest(name = "{0} is read without an error")
  @ValueSource(strings = {"organised-crime"})
  void isReadWithoutError(String id) throws IOException {
    String yaml =
        new ClassPathResource("campaigns/" + id + ".yaml")
            .getContentAsString(StandardCharsets.UTF_8);

    Parsed parsed = CampaignTemplates.parse(yaml, id + ".yaml");

    if (parsed instanceof Parsed.Invalid(List<TemplateError> errors)) {
      assertThat(errors).isEmpty();
    }
    assertThat(((Parsed.Valid) parsed).template().id()).isEqualTo(id);
  }
}
