package org.mingcha.campaign;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the acts on campaigns are asked to do. Versions are those the form was made from. */
public final class CampaignCommands {
  private CampaignCommands() {}

  /** What an act changed, and the version it is at now (0 where the record has none). */
  public record Changed(long id, int version) {}

  /**
   * @param template id and version of a template, as in {@code organised-crime@1}
   * @param slug short word in numbers and addresses
   */
  public record OpenCampaign(
      String template,
      String slug,
      String nameZhCn,
      String nameZhTw,
      String nameEn,
      long leadOfficeId,
      String regionCode,
      LocalDate startsOn,
      LocalDate endsOn,
      LocalDate intakeUntil) {}

  public record ChangeCampaign(
      long campaignId,
      int version,
      String nameZhCn,
      String nameZhTw,
      String nameEn,
      LocalDate startsOn,
      LocalDate endsOn,
      LocalDate intakeUntil) {}

  public record MoveCampaign(long campaignId, int version, @Nullable String reason) {}

  /**
   * @param stage key of a stage of the template
   */
  public record SetStage(
      long campaignId, int version, String stage, LocalDate fromOn, LocalDate toOn) {}

  /**
   * @param parentId the group of which this is a sub-group; null for a group
   * @param regions codes
   */
  public record CreateGroup(
      long campaignId,
      @Nullable Long parentId,
      int number,
      String name,
      @Nullable String nameHant,
      List<String> regions,
      LocalDate opensOn,
      LocalDate closesOn) {}

  public record ChangeGroup(
      long groupId,
      int version,
      String name,
      @Nullable String nameHant,
      List<String> regions,
      LocalDate opensOn,
      LocalDate closesOn) {}

  /**
   * @param role {@code group-leader}, {@code group-deputy} or {@code group-member}
   */
  public record AppointMember(long groupId, long officialId, String role) {}

  public record DismissMember(long appointmentId, @Nullable String reason) {}

  public record AddTemplate(String yaml) {}
}
