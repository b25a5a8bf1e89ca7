package org.mingcha.campaign;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.Role;
import org.mingcha.shared.text.Texts;
import org.mingcha.shared.workday.WorkdayCalendar;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns, their groups, and who receives what. */
@Component
public class Campaigns {
  private static final String SELECT =
      """
      select id, slug, name_zh_cn, name_zh_tw, name_en, template_id, template_version,
             lead_office_id, region_code, starts_on, ends_on, intake_until, state, version
        from campaign
      """;

  private final JdbcClient jdbc;
  private final Organisation organisation;
  private final Groups groups;
  private final FrozenTemplates templates;
  private final Workdays workdays;
  private final GroupMembers members;

  Campaigns(
      JdbcClient jdbc,
      Organisation organisation,
      Groups groups,
      FrozenTemplates templates,
      Workdays workdays,
      GroupMembers members) {
    this.jdbc = jdbc;
    this.organisation = organisation;
    this.groups = groups;
    this.templates = templates;
    this.workdays = workdays;
    this.members = members;
  }

  public Optional<Campaign> find(long id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id)
        .query(Campaigns::row)
        .optional()
        .map(this::campaign);
  }

  public Campaign get(long id) {
    return find(id).orElseThrow(Refusal::notFound);
  }

  public Optional<Campaign> findBySlug(String slug) {
    return jdbc.sql(SELECT + " where slug = :slug")
        .param("slug", slug)
        .query(Campaigns::row)
        .optional()
        .map(this::campaign);
  }

  public Campaign getBySlug(String slug) {
    return findBySlug(slug).orElseThrow(Refusal::notFound);
  }

  /** All campaigns, newest first. */
  public List<Campaign> list() {
    return list(jdbc.sql(SELECT + " order by starts_on desc, id desc"));
  }

  /** Campaigns in state running or closing, newest first. */
  public List<Campaign> listRunning() {
    return list(
        jdbc.sql(
            SELECT + " where state in ('running', 'closing') order by starts_on desc, id desc"));
  }

  public Optional<InspectionGroup> findGroup(long groupId) {
    return groups.find(groupId);
  }

  public InspectionGroup getGroup(long groupId) {
    return findGroup(groupId).orElseThrow(Refusal::notFound);
  }

  public Map<Long, InspectionGroup> findGroups(Collection<Long> groupIds) {
    return groups.find(groupIds);
  }

  /** Groups by number, each followed by its sub-groups. */
  public List<InspectionGroup> listGroups(long campaignId) {
    return groups.list(campaignId);
  }

  /** A stage of the template with the dates that were set for it; null where none are. */
  public record StageDates(Stage stage, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /** The stages of the template in order, with their dates. */
  public List<StageDates> listStages(Campaign campaign) {
    record Dates(LocalDate from, LocalDate to) {}
    Map<String, Dates> dates = new java.util.HashMap<>();
    jdbc.sql("select stage_key, from_on, to_on from campaign_stage where campaign_id = :id")
        .param("id", campaign.id())
        .query(
            rs -> {
              dates.put(
                  rs.getString(1),
                  new Dates(rs.getObject(2, LocalDate.class), rs.getObject(3, LocalDate.class)));
            });
    return campaign.template().stages().stream()
        .map(
            stage -> {
              Dates set = dates.get(stage.key());
              return set == null
                  ? new StageDates(stage, null, null)
                  : new StageDates(stage, set.from(), set.to());
            })
        .toList();
  }

  /**
   * Somebody's part in a group, in force or ahead.
   *
   * @param to when it ends; null: open-ended
   */
  public record Member(
      long appointmentId, long groupId, long officialId, Role role, Instant from, @Nullable Instant to) {}

  /** Members of the groups, leaders first. */
  public List<Member> listMembers(Collection<Long> groupIds) {
    return members.of(groupIds).stream()
        .map(
            m ->
                new Member(
                    m.appointmentId(), m.groupId(), m.officialId(), m.role(), m.from(), m.to()))
        .toList();
  }

  /**
   * The party that takes a report about a place: the open group or sub-group whose region is the
   * nearest around it, else the campaign's lead office.
   */
  public long receivingParty(Campaign campaign, String regionCode, Instant at) {
    List<String> line = organisation.listLine(regionCode).stream().map(Region::code).toList();
    LocalDate on = LocalDate.ofInstant(at, Texts.ZONE);
    return groups.covering(campaign.id(), line, on).orElse(campaign.leadOfficeId());
  }

  /** The calendar of working days: what is shipped, and what the administrator entered over it. */
  public WorkdayCalendar calendar() {
    return workdays.calendar();
  }

  /** Deadlines on that calendar in the office's zone. */
  public Deadlines deadlines() {
    return new Deadlines(calendar(), Texts.ZONE);
  }

  private List<Campaign> list(JdbcClient.StatementSpec statement) {
    return statement.query(Campaigns::row).list().stream().map(this::campaign).toList();
  }

  /** A row as it stands; the template is read after the query has let go of its connection. */
  private record Row(
      long id,
      String slug,
      Text name,
      String templateId,
      String templateVersion,
      long leadOfficeId,
      String regionCode,
      LocalDate startsOn,
      LocalDate endsOn,
      LocalDate intakeUntil,
      CampaignState state,
      int version) {}

  private static Row row(ResultSet rs, int n) throws SQLException {
    return new Row(
        rs.getLong("id"),
        rs.getString("slug"),
        new Text(rs.getString("name_zh_cn"), rs.getString("name_zh_tw"), rs.getString("name_en")),
        rs.getString("template_id"),
        rs.getString("template_version"),
        rs.getLong("lead_office_id"),
        rs.getString("region_code"),
        rs.getObject("starts_on", LocalDate.class),
        rs.getObject("ends_on", LocalDate.class),
        rs.getObject("intake_until", LocalDate.class),
        CampaignState.of(rs.getString("state")),
        rs.getInt("version"));
  }

  private Campaign campaign(Row row) {
    return new Campaign(
        row.id(),
        row.slug(),
        row.name(),
        row.templateId(),
        row.templateVersion(),
        templates.of(row.id()),
        row.leadOfficeId(),
        row.regionCode(),
        row.startsOn(),
        row.endsOn(),
        row.intakeUntil(),
        row.state(),
        row.version());
  }
}
