package org.mingcha.shared.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/**
 * Renders templates: {@code return pages.view("clue/list", Map.of("list", list));} Every template
 * takes {@code ui} beside what the controller gives.
 */
@Component
public final class Pages {
  private final TemplateEngine engine;
  private final UiMaker uiMaker;

  Pages(UiMaker uiMaker) {
    this.engine =
        TemplateEngine.createPrecompiled(
            null, ContentType.Html, Pages.class.getClassLoader(), "org.mingcha.pages");
    this.uiMaker = uiMaker;
  }

  public View view(String template, Map<String, ?> params) {
    return view(200, template, params);
  }

  public View view(int status, String template, Map<String, ?> params) {
    return new TemplateView(status, template + ".jte", params);
  }

  private final class TemplateView implements View {
    private final int status;
    private final String template;
    private final Map<String, ?> params;

    TemplateView(int status, String template, Map<String, ?> params) {
      this.status = status;
      this.template = template;
      this.params = params;
    }

    @Override
    public String getContentType() {
      return MediaType.TEXT_HTML_VALUE;
    }

    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Map<String, Object> all = new HashMap<>(params);
      all.put("ui", uiMaker.make(request, response));
      Utf8ByteOutput out = new Utf8ByteOutput();
      engine.render(template, all, out);
      response.setStatus(status);
      response.setContentType("text/html;charset=UTF-8");
      response.setContentLength(out.getContentLength());
      out.writeTo(response.getOutputStream());
    }
  }
}
