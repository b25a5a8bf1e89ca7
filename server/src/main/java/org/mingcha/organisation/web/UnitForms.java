package org.mingcha.organisation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Picks;
import org.mingcha.organisation.Post;
import org.mingcha.organisation.PostRank;
import org.mingcha.organisation.Region;
import org.mingcha.organisation.Unit;
import org.mingcha.organisation.UnitKind;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.web.FormPage;
import org.springframework.stereotype.Component;

/** The forms about units and posts. */
@Component
class UnitForms {
  private final Organisation organisation;
  private final Picks picks;

  UnitForms(Organisation organisation, Picks picks) {
    this.organisation = organisation;
    this.picks = picks;
  }

  static List<FormPage.Option> kinds(Texts t) {
    return Arrays.stream(UnitKind.values())
        .map(k -> new FormPage.Option(k.key(), t.get("organisation.kind." + k.key())))
        .toList();
  }

  static List<FormPage.Option> ranks(Texts t) {
    return Arrays.stream(PostRank.values())
        .map(r -> new FormPage.Option(r.key(), t.get("organisation.rank." + r.key())))
        .toList();
  }

  FormPage create(
      Texts t, @Nullable Region region, @Nullable Unit superior, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to("/admin/units/new", "organisation.unit.create", "/admin/units", typed, refusal)
        .text("name", "organisation.unit.name", null, true)
        .text("nameHant", "organisation.unit.name-hant", null, false)
        .select("kind", "organisation.unit.kind", null, kinds(t), true)
        .lookup("region", "organisation.unit.region", picks.show(region, t.language()), "/desk/lookup/regions", true)
        .lookup("superior", "organisation.unit.superior", picks.show(superior, t.language()), "/desk/lookup/units", false)
        .text("industry", "organisation.unit.industry", null, false)
        .date("openedOn", "organisation.unit.opened-on", organisation.today(), true)
        .build(refusal);
  }

  FormPage rename(Texts t, Unit unit, Map<String, String> typed, @Nullable Refusal refusal) {
    var form =
        FormPage.to(at(unit) + "/rename", "organisation.unit.rename", at(unit), typed, refusal)
            .version(unit.version())
            .text("name", "organisation.unit.name", unit.name(), true)
            .text("nameHant", "organisation.unit.name-hant", unit.nameHant(), false);
    if (unit.kind() == UnitKind.REGULATOR) {
      form.text("industry", "organisation.unit.industry", unit.industry(), false);
    }
    return form.build(refusal);
  }

  FormPage move(Texts t, Unit unit, Map<String, String> typed, @Nullable Refusal refusal) {
    Unit superior = unit.superiorId() == null ? null : organisation.getUnit(unit.superiorId());
    return FormPage.to(at(unit) + "/move", "organisation.unit.move", at(unit), typed, refusal)
        .version(unit.version())
        .lookup("superior", "organisation.unit.superior-new", picks.show(superior, t.language()), "/desk/lookup/units", false)
        .text("reason", "organisation.reason", null, false)
        .build(refusal);
  }

  FormPage close(Unit unit, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to(at(unit) + "/close", "organisation.unit.close", at(unit), typed, refusal)
        .version(unit.version())
        .date("closedOn", "organisation.unit.closed-on", organisation.today(), true)
        .text("reason", "organisation.reason", null, false)
        .build(refusal);
  }

  FormPage post(Texts t, Unit unit, @Nullable Post post, Map<String, String> typed, @Nullable Refusal refusal) {
    String action = post == null ? at(unit) + "/posts/new" : "/admin/posts/" + Ids.text(post.id());
    var form =
        FormPage.to(action, post == null ? "organisation.post.create" : "organisation.save", at(unit), typed, refusal);
    if (post != null) {
      form.version(post.version());
    }
    form.text("title", "organisation.post.title", post == null ? null : post.title(), true)
        .text("titleHant", "organisation.post.title-hant", post == null ? null : post.titleHant(), false)
        .select("rank", "organisation.post.rank", post == null ? null : post.rank().key(), ranks(t), true)
        .check("head", "organisation.post.head", post != null && post.head())
        .lookup("committee", "organisation.post.committee", unitOf(t, post == null ? null : post.committeeId()), "/desk/lookup/units?kind=party-committee", false)
        .lookup("discipline", "organisation.post.discipline", unitOf(t, post == null ? null : post.disciplineId()), "/desk/lookup/units?kind=discipline", false);
    if (post == null) {
      form.date("openedOn", "organisation.post.opened-on", organisation.today(), true);
    }
    return form.build(refusal);
  }

  FormPage closePost(Post post, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to("/admin/posts/" + Ids.text(post.id()) + "/close", "organisation.post.close", "/admin/units/" + Ids.text(post.unitId()), typed, refusal)
        .version(post.version())
        .date("closedOn", "organisation.post.closed-on", organisation.today(), true)
        .build(refusal);
  }

  FormPage appoint(Post post, Map<String, String> typed, @Nullable Refusal refusal) {
    return FormPage.to("/admin/posts/" + Ids.text(post.id()) + "/appoint", "organisation.post.appoint", "/admin/units/" + Ids.text(post.unitId()), typed, refusal)
        .lookup("official", "organisation.official.one", null, "/desk/lookup/officials", true)
        .date("fromOn", "organisation.term.from", organisation.today(), true)
        .date("toOn", "organisation.term.to", null, false)
        .build(refusal);
  }

  private String unitOf(Texts t, @Nullable Long id) {
    return id == null ? "" : picks.show(organisation.findUnit(id).orElse(null), t.language());
  }

  static String at(Unit unit) {
    return "/admin/units/" + Ids.text(unit.id());
  }
}
