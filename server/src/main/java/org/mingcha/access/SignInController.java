package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.web.Notices;
import org.mingcha.shared.web.Pages;
import org.mingcha.shared.web.RefusalTexts;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

@Controller
final class SignInController {
  private static final Duration DEVICE_LIFE = Duration.ofDays(180);

  private final SignIn signIn;
  private final Cookies cookies;
  private final Pages pages;
  private final Messages messages;
  private final ObjectProvider<DemoSignIns> demo;

  SignInController(
      SignIn signIn,
      Cookies cookies,
      Pages pages,
      Messages messages,
      ObjectProvider<DemoSignIns> demo) {
    this.signIn = signIn;
    this.cookies = cookies;
    this.pages = pages;
    this.messages = messages;
    this.demo = demo;
  }

  @GetMapping("/sign-in")
  View form(@RequestParam(required = false) String next) {
    if (Person.current() != null) {
      return see(target(next));
    }
    return page(200, "", next, null);
  }

  @PostMapping("/sign-in")
  View open(
      @RequestParam(defaultValue = "") String login,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(required = false) String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (login.isBlank() || password.isEmpty()) {
      return page(400, login, next, message("access.sign-in.empty", request));
    }
    SignIn.Opened opened;
    try {
      opened =
          signIn.signIn(
              login,
              password,
              cookies.read(request, Cookies.DEVICE),
              Devices.kind(request.getHeader(HttpHeaders.USER_AGENT)));
    } catch (Refusal refusal) {
      return page(
          refusal.kind().status(),
          login,
          next,
          RefusalTexts.say(refusal, messages.in(RequestLanguage.of(request))));
    }
    // a session that this browser still had is over: nobody rides on it
    Person.Facts before = Person.current();
    if (before != null) {
      signIn.signOut(before);
    }
    cookies.write(request, response, Cookies.SESSION, opened.sessionKey(), null);
    cookies.write(request, response, Cookies.DEVICE, opened.deviceCookie(), DEVICE_LIFE);
    return see(opened.mustChange() ? MustChangeFilter.PAGE : target(next));
  }

  @PostMapping("/sign-out")
  View close(HttpServletRequest request, HttpServletResponse response) {
    Person.Facts person = Person.current();
    if (person != null) {
      signIn.signOut(person);
    }
    cookies.clear(request, response, Cookies.SESSION);
    Notices.show(response, "access.signed-out");
    return see("/sign-in");
  }

  private View page(int status, String login, @Nullable String next, @Nullable String error) {
    Map<String, Object> params = new HashMap<>();
    params.put("login", login);
    params.put("next", LocalPath.safe(next));
    params.put("error", error);
    params.put("demo", demo.getIfAvailable());
    return pages.view(status, "access/sign-in", params);
  }

  private String message(String key, HttpServletRequest request) {
    return messages.in(RequestLanguage.of(request)).get(key);
  }

  private static String target(@Nullable String next) {
    String path = LocalPath.safe(next);
    return path.isEmpty() ? "/desk" : path;
  }

  private static View see(String path) {
    RedirectView view = new RedirectView(path);
    view.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
    return view;
  }
}
