package org.mingcha.shared.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.mingcha.shared.Refusal;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What the container refuses before a controller sees it, told as any other refusal. */
@Controller
final class ErrorPage implements ErrorController {

  @RequestMapping("/error")
  Object error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    throw switch (status instanceof Integer code ? code : 404) {
      case 404 -> Refusal.notFound();
      case 400, 405, 406 -> Refusal.of(Refusal.Kind.INVALID, "refusal.malformed");
      case 401 -> Refusal.of(Refusal.Kind.UNKNOWN_PERSON, "refusal.sign-in");
      case 403 -> Refusal.notAllowed("refusal.not-allowed");
      case 413 -> Refusal.of(Refusal.Kind.TOO_LARGE, "refusal.upload-too-large");
      case 415 -> Refusal.of(Refusal.Kind.WRONG_TYPE, "refusal.malformed");
      default -> Refusal.of(Refusal.Kind.UNAVAILABLE, "refusal.unexpected");
    };
  }
}
