package org.mingcha.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Someone at a browser without JavaScript: keeps cookies, fills in forms, follows no redirect. */
public final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

  private final String base;
  private final HttpClient http = HttpClient.newHttpClient();

  /** What the server set, by name; tests may look and change. */
  public final Map<String, String> cookies = new LinkedHashMap<>();

  private final Map<String, String> headers = new LinkedHashMap<>();

  /** An answer of the server. */
  public record Answer(int status, String body, Map<String, List<String>> headers) {
    public @Nullable String header(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(name))
          .map(e -> e.getValue().getFirst())
          .findFirst()
          .orElse(null);
    }

    public List<String> all(String name) {
      return headers.entrySet().stream()
          .filter(e -> e.getKey().equalsIgnoreCase(name))
          .flatMap(e -> e.getValue().stream())
          .toList();
    }
  }

  /**
   * @param base address of the site, without a slash at the end
   */
  public Browser(String base) {
    this.base = base;
    header("Accept-Language", "en");
    header("User-Agent", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36");
  }

  public Browser header(String name, @Nullable String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
    return this;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  /** Draws the page and sends its form with these fields and the form's token. */
  public Answer submit(String page, String action, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("_csrf", formToken(page));
    return post(action, all);
  }

  /** The form token of a page. */
  public String formToken(String page) {
    Matcher token = TOKEN.matcher(get(page).body());
    return token.find() ? token.group(1) : "";
  }

  public Answer post(String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(
                e ->
                    URLEncoder.encode(e.getKey(), StandardCharsets.UTF_8)
                        + "="
                        + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer json(String method, String path, String body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  public Answer signIn(String login, String password) {
    return submit("/sign-in", "/sign-in", Map.of("login", login, "password", password));
  }

  /** Signs in with the password of the tests' {@link World}; pages are in English. */
  public Browser signedIn(World.Person person) {
    cookies.put("lang", "en");
    Answer answer = signIn(person.login(), World.PASSWORD);
    if (answer.status() != 303) {
      throw new AssertionError("sign-in answered " + answer.status());
    }
    return this;
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(base + path));
    headers.forEach(builder::header);
    if (!cookies.isEmpty()) {
      builder.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(e -> e.getKey() + "=" + e.getValue())
              .collect(Collectors.joining("; ")));
    }
    return builder;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      for (String set : response.headers().allValues("set-cookie")) {
        String pair = set.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (value.isEmpty()) {
          cookies.remove(name);
        } else {
          cookies.put(name, value);
        }
      }
      return new Answer(response.statusCode(), response.body(), response.headers().map());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
