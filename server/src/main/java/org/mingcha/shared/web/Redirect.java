package org.mingcha.shared.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** After a form was taken: to another page by GET (303), so that reloading does not send it again. */
public final class Redirect {
  private Redirect() {}

  /**
   * @param path an address of this site
   */
  public static View to(String path) {
    RedirectView view = new RedirectView(path);
    view.setStatusCode(HttpStatus.SEE_OTHER);
    view.setExposeModelAttributes(false);
    return view;
  }
}
