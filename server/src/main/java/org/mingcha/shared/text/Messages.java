package org.mingcha.shared.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All messages, read once from {@code messages/*_<language>.properties} (UTF-8, one file a module
 * and language). A test compares the keys of the three languages.
 */
public final class Messages {
  private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

  public Messages() {
    var resolver = new PathMatchingResourcePatternResolver();
    try {
      for (Language language : Language.values()) {
        Map<String, String> all = new HashMap<>();
        for (Resource file :
            resolver.getResources("classpath*:messages/*_" + language.suffix() + ".properties")) {
          Properties properties = new Properties();
          try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
          }
          for (String key : properties.stringPropertyNames()) {
            if (all.put(key, properties.getProperty(key)) != null) {
              throw new IllegalStateException("message key twice: " + key + " in " + language.tag());
            }
          }
        }
        texts.put(language, new Texts(language, Map.copyOf(all)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Texts in(Language language) {
    return texts.get(language);
  }
}
