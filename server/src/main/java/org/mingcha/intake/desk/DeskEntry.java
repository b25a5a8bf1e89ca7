package org.mingcha.intake.desk;

import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.documents.KeptFile;
import org.mingcha.intake.FiledReport;
import org.mingcha.intake.Identity;
import org.mingcha.intake.NewReport;
import org.mingcha.intake.Origin;
import org.mingcha.intake.Reports;
import org.mingcha.intake.Words;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Days;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/** Turns the desk's fields into a report and files it; pages and the API come through here. */
@Component
class DeskEntry {
  private final Reports reports;
  private final PlaceFinder places;

  DeskEntry(Reports reports, PlaceFinder places) {
    this.reports = reports;
    this.places = places;
  }

  /**
   * @throws Refusal invalid with all faults that stand in the fields; whatever filing refuses
   */
  FiledReport file(
      long account,
      Seat seat,
      Map<String, String> fields,
      List<KeptFile> files,
      String requestKey,
      Language language) {
    Refusal.Faults faults = new Refusal.Faults();
    String channel = fields.getOrDefault("channel", "");
    faults.when(
        !NewReportPages.CHANNELS.contains(channel), "channel", "intake-desk.fault.channel");
    String region = region(fields.get("region"), seat, language, faults);
    IdentityMode mode = mode(fields.get("mode"), faults);
    day(fields.get("letterDate"), faults);
    faults.when(blank(fields.get("facts")), "facts", "intake-desk.fault.facts");
    Identity identity = identity(fields);
    faults.when(
        mode == IdentityMode.ANONYMOUS && !identity.isEmpty(),
        "mode",
        "intake-desk.fault.identity-anonymous");
    faults.refuseIfAny();
    Words words =
        new Words(
            fields.get("reported"),
            fields.getOrDefault("facts", ""),
            fields.get("place"),
            fields.get("happened"),
            fields.get("umbrella"));
    return reports.file(
        account,
        seat.partyId(),
        new NewReport(
            seat.slug(),
            channel,
            mode,
            words,
            fields.get("category"),
            region,
            mode == IdentityMode.ANONYMOUS ? null : identity,
            fields.containsKey("urgent"),
            files),
        origin(fields),
        requestKey);
  }

  /** Places that an unclear one may have meant, for the form that comes back. */
  List<Region> perhaps(Refusal refusal, Seat seat, Map<String, String> fields) {
    boolean unclear = refusal.fields().stream().anyMatch(f -> f.field().equals("region"));
    String typed = fields.get("region");
    return unclear && typed != null
            && places.resolve(typed, seat.within()) instanceof PlaceFinder.Found.Unclear(var some)
        ? some
        : List.of();
  }

  private @Nullable String region(
      @Nullable String typed, Seat seat, Language language, Refusal.Faults faults) {
    if (blank(typed)) {
      return null;
    }
    return switch (places.resolve(typed, seat.within())) {
      case PlaceFinder.Found.Place(String code) -> code;
      case PlaceFinder.Found.Unclear(List<Region> some) -> {
        faults.add(
            "region",
            some.isEmpty() ? "intake-desk.fault.region" : "intake-desk.fault.region-several",
            some.size());
        yield null;
      }
    };
  }

  private static IdentityMode mode(@Nullable String key, Refusal.Faults faults) {
    if (blank(key)) {
      return IdentityMode.ANONYMOUS;
    }
    for (IdentityMode mode : IdentityMode.values()) {
      if (mode.key().equals(key)) {
        return mode;
      }
    }
    faults.add("mode", "intake-desk.fault.mode");
    return IdentityMode.ANONYMOUS;
  }

  private static void day(@Nullable String typed, Refusal.Faults faults) {
    try {
      if (!blank(typed)) {
        Days.parse(typed);
      }
    } catch (DateTimeParseException e) {
      faults.add("letterDate", "intake-desk.fault.letter-date");
    }
  }

  private static Identity identity(Map<String, String> fields) {
    return new Identity(
        fields.get("name"), fields.get("phone"), fields.get("email"), fields.get("address"));
  }

  private static @Nullable Origin origin(Map<String, String> fields) {
    Map<String, String> told = new LinkedHashMap<>();
    for (String name : List.of("letterDate", "postmark", "howCame")) {
      if (fields.containsKey(name)) {
        told.put(name, fields.get(name));
      }
    }
    return told.isEmpty() ? null : new Origin(told, null);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
