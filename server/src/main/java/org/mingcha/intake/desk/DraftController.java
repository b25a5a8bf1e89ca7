package org.mingcha.intake.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingcha.access.SignedIn;
import org.mingcha.shared.Ids;
import org.mingcha.shared.web.Notices;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the page's script asks while somebody types. */
@Controller
class DraftController {
  private static final int MOST_KEYS = 200;

  private final Drafts drafts;

  DraftController(Drafts drafts) {
    this.drafts = drafts;
  }

  /**
   * @param id of the draft that holds the text now
   * @param apart another window had changed the draft; this text became one of its own
   * @param key for the browser's copy, base64; only when the id is another one than was sent
   */
  record Saved(String id, int version, Instant savedAt, boolean apart, String key) {}

  @PostMapping(value = "/desk/drafts/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Saved save(
      @AuthenticationPrincipal SignedIn me,
      @PathVariable String id,
      @RequestParam(defaultValue = "0") int version,
      HttpServletRequest request) {
    Drafts.Saved saved =
        drafts.save(
            me.accountId(), Ids.parse(id), version, DeskFields.of(request::getParameter), null);
    return new Saved(
        Ids.text(saved.id()), saved.version(), saved.at(), saved.apart(), key(me, saved.id()));
  }

  /** Keys of the copies that lie in this browser, for the account that made them. */
  @PostMapping(value = "/desk/drafts/keys", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseBody
  Map<String, String> keys(@AuthenticationPrincipal SignedIn me, @RequestParam List<String> id) {
    Map<String, String> keys = new LinkedHashMap<>();
    id.stream().limit(MOST_KEYS).forEach(text -> keys.put(text, key(me, Ids.parse(text))));
    return keys;
  }

  @PostMapping("/desk/drafts/{id}/discard")
  String discard(
      @AuthenticationPrincipal SignedIn me, @PathVariable String id, HttpServletResponse response) {
    drafts.remove(me.accountId(), Ids.parse(id));
    Notices.show(response, "intake-desk.draft.discarded");
    return "redirect:/desk/inbox";
  }

  private String key(SignedIn me, long id) {
    return Base64.getEncoder().encodeToString(drafts.browserKey(me.accountId(), id));
  }
}
