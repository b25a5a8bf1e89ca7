package org.mingcha.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Makes the frame's data for a request; the access module knows who is signed in. */
public interface UiMaker {
  Ui make(HttpServletRequest request, HttpServletResponse response);
}
