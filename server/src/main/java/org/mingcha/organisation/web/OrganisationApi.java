package org.mingcha.organisation.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.UnitKind;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.act.Acting;
import org.mingcha.shared.act.Call;
import org.mingcha.shared.web.SignedInAccount;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Look-ups in the organisation, and every act of its pages. */
@RestController
@RequestMapping("/api/v1/organisation")
class OrganisationApi {
  private static final int MOST = 200;

  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Acting acting;

  OrganisationApi(Organisation organisation, OrganisationActs acts, Acting acting) {
    this.organisation = organisation;
    this.acts = acts;
    this.acting = acting;
  }

  /** A page of a list; {@code next} goes into {@code after} of the next request. */
  record Page<T>(List<T> items, @Nullable String next) {}

  record RegionView(
      String code, String name, String nameHant, String pinyin, String level,
      @Nullable String parent, LocalDate validFrom, @Nullable LocalDate validTo, @Nullable String succeededBy) {}

  record UnitView(
      String id, String name, String nameHant, String kind, @Nullable String industry, String region,
      @Nullable String superior, LocalDate openedOn, @Nullable LocalDate closedOn, int version) {}

  record PostView(String post, String unit, String title, String rank, boolean head, @Nullable String committee, @Nullable String discipline) {}

  record OfficialView(String id, String name, String nameHant, int version, List<PostView> posts) {}

  record Done(String id, int version) {}

  @GetMapping("/regions")
  Page<RegionView> regions(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String parent,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable LocalDate on) {
    return acting.reading(
        me.accountId(),
        actor -> {
          LocalDate day = on == null ? organisation.today() : on;
          boolean search = q != null && !q.isBlank();
          var found =
              search
                  ? organisation.searchRegions(q, parent, day, MOST)
                  : organisation.listChildren(parent, day, after, MOST + 1);
          boolean more = !search && found.size() > MOST;
          var shown = more ? found.subList(0, MOST) : found;
          return new Page<>(
              shown.stream()
                  .map(
                      r ->
                          new RegionView(
                              r.code(), r.name(), r.nameHant(), r.pinyin(), r.level().key(),
                              r.parent(), r.validFrom(), r.validTo(), r.succeededBy()))
                  .toList(),
              more ? shown.getLast().code() : null);
        });
  }

  @GetMapping("/units")
  Page<UnitView> units(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String region,
      @RequestParam(required = false) @Nullable String kind,
      @RequestParam(required = false) @Nullable String after) {
    return acting.reading(
        me.accountId(),
        actor -> {
          UnitKind wanted =
              kind == null
                  ? null
                  : UnitKind.find(kind).orElseThrow(() -> Refusal.invalid("kind", "organisation.refusal.kind"));
          var found =
              organisation.searchUnits(q, region, wanted, after == null ? null : Ids.parse(after), MOST + 1);
          boolean more = found.size() > MOST;
          var shown = more ? found.subList(0, MOST) : found;
          return new Page<>(
              shown.stream()
                  .map(
                      u ->
                          new UnitView(
                              Ids.text(u.id()), u.name(), u.nameHant(), u.kind().key(), u.industry(),
                              u.regionCode(), text(u.superiorId()), u.openedOn(), u.closedOn(), u.version()))
                  .toList(),
              more ? Ids.text(shown.getLast().id()) : null);
        });
  }

  @GetMapping("/officials")
  Page<OfficialView> officials(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String unit,
      @RequestParam(required = false) @Nullable String after) {
    return acting.reading(
        me.accountId(),
        actor -> {
          var found =
              organisation.searchOfficials(
                  q, unit == null ? null : Ids.parse(unit), after == null ? null : Ids.parse(after), MOST + 1);
          boolean more = found.size() > MOST;
          var shown = more ? found.subList(0, MOST) : found;
          var posts =
              organisation.listPosts(shown.stream().map(o -> o.id()).toList(), organisation.today());
          return new Page<>(
              shown.stream()
                  .map(
                      o ->
                          new OfficialView(
                              Ids.text(o.id()), o.name(), o.nameHant(), o.version(),
                              posts.stream()
                                  .filter(h -> h.official().id() == o.id())
                                  .map(
                                      h ->
                                          new PostView(
                                              Ids.text(h.post().id()), Ids.text(h.post().unitId()),
                                              h.post().title(), h.post().rank().key(), h.post().head(),
                                              text(h.post().committeeId()), text(h.post().disciplineId())))
                                  .toList()))
                  .toList(),
              more ? Ids.text(shown.getLast().id()) : null);
        });
  }

  record NewUnit(String name, @Nullable String nameHant, String kind, @Nullable String industry, String region, @Nullable String superior, @Nullable LocalDate openedOn) {}

  @PostMapping("/units")
  @ResponseStatus(HttpStatus.CREATED)
  Done createUnit(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewUnit in) {
    return done(
        acts.createUnit(
            new Commands.CreateUnit(
                given(in.name()), in.nameHant(), given(in.kind()), in.industry(), given(in.region()),
                id(in.superior()), in.openedOn() == null ? organisation.today() : in.openedOn()),
            call(me, key)));
  }

  record Rename(int version, String name, @Nullable String nameHant, @Nullable String industry) {}

  @PostMapping("/units/{id}/rename")
  Done renameUnit(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Rename in) {
    return done(
        acts.renameUnit(
            new Commands.RenameUnit(Ids.parse(id), in.version(), given(in.name()), in.nameHant(), in.industry()),
            call(me, key)));
  }

  record Move(int version, @Nullable String superior, @Nullable String reason) {}

  @PostMapping("/units/{id}/move")
  Done moveUnit(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Move in) {
    return done(
        acts.moveUnit(
            new Commands.MoveUnit(Ids.parse(id), in.version(), id(in.superior()), in.reason()), call(me, key)));
  }

  record Close(int version, @Nullable LocalDate on, @Nullable String reason) {}

  @PostMapping("/units/{id}/close")
  Done closeUnit(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Close in) {
    return done(
        acts.closeUnit(
            new Commands.CloseUnit(Ids.parse(id), in.version(), day(in.on()), in.reason()), call(me, key)));
  }

  record PostIn(int version, String title, @Nullable String titleHant, boolean head, String rank, @Nullable String committee, @Nullable String discipline, @Nullable LocalDate openedOn) {}

  @PostMapping("/units/{id}/posts")
  @ResponseStatus(HttpStatus.CREATED)
  Done createPost(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody PostIn in) {
    return done(
        acts.createPost(
            new Commands.CreatePost(
                Ids.parse(id), given(in.title()), in.titleHant(), in.head(), given(in.rank()),
                id(in.committee()), id(in.discipline()), day(in.openedOn())),
            call(me, key)));
  }

  @PostMapping("/posts/{id}/change")
  Done changePost(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody PostIn in) {
    return done(
        acts.changePost(
            new Commands.ChangePost(
                Ids.parse(id), in.version(), given(in.title()), in.titleHant(), in.head(),
                given(in.rank()), id(in.committee()), id(in.discipline())),
            call(me, key)));
  }

  @PostMapping("/posts/{id}/close")
  Done closePost(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Close in) {
    return done(
        acts.closePost(new Commands.ClosePost(Ids.parse(id), in.version(), day(in.on())), call(me, key)));
  }

  record Term(String official, @Nullable LocalDate from, @Nullable LocalDate to) {}

  @PostMapping("/posts/{id}/holders")
  @ResponseStatus(HttpStatus.CREATED)
  Done appoint(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Term in) {
    return done(
        acts.appointToPost(
            new Commands.AppointToPost(Ids.parse(id), Ids.parse(given(in.official())), day(in.from()), in.to()),
            call(me, key)));
  }

  record End(@Nullable LocalDate on) {}

  @PostMapping("/holdings/{id}/end")
  Done end(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody End in) {
    return done(acts.endHolding(new Commands.EndHolding(Ids.parse(id), day(in.on())), call(me, key)));
  }

  record NewOfficial(String name, @Nullable String nameHant) {}

  @PostMapping("/officials")
  @ResponseStatus(HttpStatus.CREATED)
  Done createOfficial(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewOfficial in) {
    return done(
        acts.createOfficial(new Commands.CreateOfficial(given(in.name()), in.nameHant()), call(me, key)));
  }

  @PostMapping("/officials/{id}/rename")
  Done renameOfficial(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id,
      @RequestBody Rename in) {
    return done(
        acts.renameOfficial(
            new Commands.RenameOfficial(Ids.parse(id), in.version(), given(in.name()), in.nameHant()),
            call(me, key)));
  }

  record NewInterest(@Nullable String against, @Nullable String region, String tie) {}

  @PostMapping("/interests")
  @ResponseStatus(HttpStatus.CREATED)
  Done declareInterest(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @RequestBody NewInterest in) {
    return done(
        acts.declareInterest(
            new Commands.DeclareInterest(id(in.against()), in.region(), given(in.tie())), call(me, key)));
  }

  @PostMapping("/interests/{id}/withdraw")
  Done withdrawInterest(
      @AuthenticationPrincipal SignedInAccount me,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      @PathVariable String id) {
    return done(acts.withdrawInterest(new Commands.WithdrawInterest(Ids.parse(id)), call(me, key)));
  }

  private LocalDate day(@Nullable LocalDate given) {
    return given == null ? organisation.today() : given;
  }

  // a field left out of the JSON is refused by the act like an empty one
  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable Long id(@Nullable String text) {
    return text == null || text.isBlank() ? null : Ids.parse(text);
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : Ids.text(id);
  }

  static Call call(SignedInAccount me, @Nullable String key) {
    return key == null ? Call.once(me.accountId()) : new Call(me.accountId(), key);
  }

  private static Done done(Commands.Changed changed) {
    return new Done(Ids.text(changed.id()), changed.version());
  }
}
