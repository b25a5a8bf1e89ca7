package org.mingcha.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Messages;
import org.mingcha.shared.text.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Every refusal as a page or, under /api, as a problem document; nothing ends as a bare 500. */
@ControllerAdvice
final class RefusalAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalAdvice.class);

  private final Pages pages;
  private final Messages messages;

  RefusalAdvice(Pages pages, Messages messages) {
    this.pages = pages;
    this.messages = messages;
  }

  @ExceptionHandler(Refusal.class)
  Object refused(Refusal refusal, HttpServletRequest request) {
    Texts t = messages.in(RequestLanguage.of(request));
    Problem problem = Problem.of(refusal, t);
    if (request.getRequestURI().startsWith("/api/")) {
      return ResponseEntity.status(problem.status())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .header("Cache-Control", "no-store")
          .body(problem);
    }
    return pages.view(problem.status(), "error", Map.of("problem", problem));
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  Object tooLarge(HttpServletRequest request) {
    return refused(Refusal.of(Refusal.Kind.TOO_LARGE, "refusal.upload-too-large"), request);
  }

  @ExceptionHandler({
    HttpMessageNotReadableException.class,
    MissingRequestValueException.class,
    TypeMismatchException.class,
    // a form that breaks off, or has too many parts
    MultipartException.class,
    // bytes that are no text, or too many fields
    InvalidParameterException.class,
    RequestRejectedException.class
  })
  Object malformed(HttpServletRequest request) {
    // the exception's text quotes the input, so it goes nowhere
    return refused(Refusal.of(Refusal.Kind.INVALID, "refusal.malformed"), request);
  }

  @ExceptionHandler(Exception.class)
  Object unexpected(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known) {
      Refusal.Kind kind =
          switch (known.getStatusCode().value()) {
            case 404 -> Refusal.Kind.NOT_FOUND;
            case 403 -> Refusal.Kind.NOT_ALLOWED;
            case 415 -> Refusal.Kind.WRONG_TYPE;
            default -> Refusal.Kind.INVALID;
          };
      return refused(
          kind == Refusal.Kind.NOT_FOUND ? Refusal.notFound() : Refusal.of(kind, "refusal.malformed"),
          request);
    }
    if (e instanceof DataAccessException && isBadValue(e)) {
      return malformed(request);
    }
    // where, not what: messages of exceptions may hold words of a report
    StackTraceElement[] trace = e.getStackTrace();
    StringBuilder where = new StringBuilder();
    for (int i = 0; i < Math.min(trace.length, 25); i++) {
      where.append("\n  at ").append(trace[i]);
    }
    LOG.error("unexpected {}{}", e.getClass().getName(), where);
    return refused(Refusal.of(Refusal.Kind.UNAVAILABLE, "refusal.unexpected"), request);
  }

  /**
   * Whether the database could not take a value as such (SQL state class 22): a NUL in a text, a
   * number or day out of range. That is the caller's, not ours; nothing was written.
   */
  private static boolean isBadValue(Exception e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState() != null && sql.getSQLState().startsWith("22");
      }
    }
    return false;
  }
}
