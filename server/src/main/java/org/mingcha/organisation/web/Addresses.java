package org.mingcha.organisation.web;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of lists with their filters. */
final class Addresses {
  private Addresses() {}

  /** The address with the same filters and one of them changed; null leaves it out. */
  static String with(String path, Map<String, String> filters, String name, @Nullable String value) {
    UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
    Map<String, String> all = new TreeMap<>(filters);
    all.remove(name);
    if (value != null) {
      all.put(name, value);
    }
    all.values().removeIf(String::isBlank);
    all.keySet().forEach(key -> address.queryParam(key, "{" + key + "}"));
    return address.encode().buildAndExpand(all).toUriString();
  }
}
