package org.mingcha.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches the language of the pages; works without JavaScript. */
@Controller
final class LanguageController {

  @GetMapping("/language/{tag}")
  String choose(
      @PathVariable String tag,
      @RequestParam(defaultValue = "/") String back,
      HttpServletResponse response) {
    Language language = Language.ofTag(tag).orElseThrow(Refusal::notFound);
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(RequestLanguage.COOKIE, language.tag())
            .path("/")
            .maxAge(Duration.ofDays(180))
            .httpOnly(true)
            .sameSite("Lax")
            .build()
            .toString());
    // only to a page of this site: "//host" and "\host" would lead elsewhere
    boolean local = back.matches("/[A-Za-z0-9_/-]*") && !back.startsWith("//");
    return "redirect:" + (local ? back : "/");
  }
}
