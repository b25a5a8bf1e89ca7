package org.mingcha.shared.web;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Language;
import org.mingcha.shared.text.Texts;

/**
 * What the frame of every page needs; templates take it as {@code ui}.
 *
 * @param path of this request, without query: reporters' codes are never in addresses
 * @param csrf hidden field of every form
 * @param person name of who is signed in, null for the public
 */
public record Ui(
    Texts t,
    String path,
    Csrf csrf,
    @Nullable String person,
    Set<Role> roles,
    List<MenuEntry> menu,
    @Nullable String notice,
    boolean demo) {

  /** The hidden field of forms; the token is made when a form is drawn, not before. */
  public record Csrf(String name, Supplier<String> value) {
    public Csrf(String name, String token) {
      this(name, () -> token);
    }

    public String token() {
      return value.get();
    }
  }

  /** An entry of the desk's menu: address, message key, icon name, whether this page is under it. */
  public record MenuEntry(String href, String key, String icon, boolean current) {}

  public String lang() {
    return t.language().tag();
  }

  public Language[] languages() {
    return Language.values();
  }

  /** Shorthand for messages in templates. */
  public String t(String key) {
    return t.get(key);
  }

  public String t(String key, @Nullable Object... args) {
    return t.get(key, args);
  }
}
