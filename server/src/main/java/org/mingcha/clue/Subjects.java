package org.mingcha.clue;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.CampaignTemplate;
import org.mingcha.campaign.SubjectRole;
import org.mingcha.organisation.Organisation;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom clues are about; every one an unproven allegation until a conclusion is approved. */
@Component
class Subjects {
  static final List<String> STANDINGS = List.of("confirmed", "not-confirmed", "cleared");

  private final JdbcClient jdbc;
  private final Seals seals;
  private final Organisation organisation;

  Subjects(JdbcClient jdbc, Seals seals, Organisation organisation) {
    this.jdbc = jdbc;
    this.seals = seals;
    this.organisation = organisation;
  }

  /** A subject as it stands. */
  record Row(
      long id,
      String role,
      @Nullable Long officialId,
      @Nullable Long unitId,
      @Nullable String name,
      String standing) {}

  List<Row> of(long clueId) {
    return jdbc.sql(
            """
            select id, role, official_id, unit_id, name, standing from clue_subject
             where clue_id = :clue and removed_at is null order by id
            """)
        .param("clue", clueId)
        .query(
            (rs, n) ->
                new Row(
                    rs.getLong("id"),
                    rs.getString("role"),
                    rs.getObject("official_id", Long.class),
                    rs.getObject("unit_id", Long.class),
                    seals.openOrNull("clue_subject.name", rs.getLong("id"), rs.getBytes("name")),
                    rs.getString("standing")))
        .list();
  }

  /** Faults of what was entered, by the form's field. */
  void check(
      Refusal.Faults faults, String field, ClueCommand.Subject subject, CampaignTemplate template) {
    SubjectRole role = CampaignTemplate.find(template.subjectRoles(), subject.role()).orElse(null);
    if (role == null) {
      faults.add(field + ".role", "clue.refusal.unknown-role");
      return;
    }
    String name = subject.name() == null ? "" : subject.name().strip();
    int given =
        (subject.officialId() == null ? 0 : 1)
            + (subject.unitId() == null ? 0 : 1)
            + (name.isEmpty() ? 0 : 1);
    faults.when(given != 1, field, "clue.refusal.subject-one");
    faults.when(name.length() > 200, field, "clue.refusal.too-long", 200);
    if (subject.officialId() != null) {
      faults.when(
          role.kind() != SubjectRole.Kind.OFFICIAL && role.kind() != SubjectRole.Kind.PERSON,
          field,
          "clue.refusal.subject-kind");
      faults.when(
          organisation.findOfficial(subject.officialId()).isEmpty(), field, "clue.refusal.no-official");
    }
    if (subject.unitId() != null) {
      faults.when(
          role.kind() != SubjectRole.Kind.UNIT && role.kind() != SubjectRole.Kind.PLACE,
          field,
          "clue.refusal.subject-kind");
      faults.when(organisation.findUnit(subject.unitId()).isEmpty(), field, "clue.refusal.no-unit");
    }
  }

  long add(long clueId, ClueCommand.Subject subject, Instant at, long by) {
    long id = Ids.next();
    jdbc.sql(
            """
            insert into clue_subject (id, clue_id, role, official_id, unit_id, name, added_at, added_by)
            values (:id, :clue, :role, :official, :unit, :name, :at, :by)
            """)
        .param("id", id)
        .param("clue", clueId)
        .param("role", subject.role())
        .param("official", subject.officialId(), Types.BIGINT)
        .param("unit", subject.unitId(), Types.BIGINT)
        .param(
            "name",
            seals.sealOrNull(
                "clue_subject.name", id, subject.name() == null ? null : subject.name().strip()),
            Types.BINARY)
        .param("at", ClueRows.stamp(at))
        .param("by", by)
        .update();
    return id;
  }

  void remove(long subjectId, Instant at) {
    jdbc.sql("update clue_subject set removed_at = :at where id = :id")
        .param("at", ClueRows.stamp(at))
        .param("id", subjectId)
        .update();
  }

  void standings(Map<Long, String> standings) {
    standings.forEach(
        (id, standing) ->
            jdbc.sql("update clue_subject set standing = :standing where id = :id")
                .param("standing", standing)
                .param("id", id)
                .update());
  }

  /**
   * Subjects that a report brought along and the clue does not name yet; without them the clue would
   * be seen by those the report was kept from.
   */
  List<ClueCommand.Subject> missing(
      Collection<Long> ofReport, Collection<Long> named, CampaignTemplate template) {
    List<ClueCommand.Subject> missing = new ArrayList<>();
    for (Long id : ofReport) {
      if (named.contains(id)) {
        continue;
      }
      boolean official = organisation.findOfficial(id).isPresent();
      if (!official && organisation.findUnit(id).isEmpty()) {
        continue;
      }
      String role =
          template.subjectRoles().stream()
              .filter(
                  r ->
                      official
                          ? r.kind() == SubjectRole.Kind.OFFICIAL
                          : r.kind() == SubjectRole.Kind.UNIT)
              .findFirst()
              .orElse(template.subjectRoles().getFirst())
              .key();
      missing.add(
          official
              ? new ClueCommand.Subject(role, id, null, null)
              : new ClueCommand.Subject(role, null, id, null));
    }
    return missing;
  }
}
