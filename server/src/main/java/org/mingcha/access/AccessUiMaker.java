package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.MenuItem;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.RequestLanguage;
import org.mingcha.shared.web.Ui;
import org.mingcha.shared.web.UiMaker;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/**
 * Makes the frame of a page from what the request's one look-up gave. Pages of the public ask
 * nothing of the database and set no cookie.
 */
@Component
final class AccessUiMaker implements UiMaker {
  private final Messages messages;
  private final ObjectProvider<MenuItem> items;
  private final boolean demo;

  AccessUiMaker(Messages messages, ObjectProvider<MenuItem> items, Environment environment) {
    this.messages = messages;
    this.items = items;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @Override
  public Ui make(HttpServletRequest request, HttpServletResponse response) {
    String path = request.getRequestURI();
    if (PublicPaths.isPublic(path)) {
      Texts t = messages.in(RequestLanguage.of(request));
      return new Ui(
          t, path, new Ui.Csrf(FormTokens.FIELD, ""), null, Set.of(), List.of(), null, demo);
    }
    // first, because it notes the account's language
    Person.Facts person = Person.current();
    Texts t = messages.in(RequestLanguage.of(request));
    Ui.Csrf csrf = csrf(request);
    String notice = Notices.take(request, response, t);
    return person == null
        ? new Ui(t, path, csrf, null, Set.of(), List.of(), notice, demo)
        : new Ui(
            t, path, csrf, person.name(), person.roles(), menu(person.roles(), path), notice, demo);
  }

  private static Ui.Csrf csrf(HttpServletRequest request) {
    return new Ui.Csrf(
        FormTokens.FIELD,
        () ->
            request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? token.getToken()
                : "");
  }

  private List<Ui.MenuEntry> menu(Set<Role> roles, String path) {
    List<MenuItem> shown =
        items.stream()
            .filter(i -> i.roles().isEmpty() || i.roles().stream().anyMatch(roles::contains))
            .sorted(Comparator.comparingInt(MenuItem::order).thenComparing(MenuItem::href))
            .toList();
    // the longest address that this page stands under; the start page has none under it
    String current =
        shown.stream()
            .map(MenuItem::href)
            .filter(
                href ->
                    path.equals(href) || (!href.equals("/desk") && path.startsWith(href + "/")))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    return shown.stream()
        .map(i -> new Ui.MenuEntry(i.href(), i.key(), "", i.href().equals(current)))
        .toList();
  }
}
