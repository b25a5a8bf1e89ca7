package org.mingcha.intake;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.campaign.Campaign;
import org.mingcha.campaign.ReportForm.IdentityMode;
import org.mingcha.shared.Days;
import org.mingcha.shared.Ids;
import org.mingcha.shared.Refusal;
import org.springframework.stereotype.Component;

/** Reads the filters of docs/filters.md from the parameters of an address. */
@Component
public class ReportFilters {
  private static final Set<String> KNOWN =
      Set.of(
          "campaign", "state", "category", "region", "holder", "channel", "mode", "satisfied",
          "urgent", "unread", "due", "age", "from", "to", "sort", "after", "limit");
  private static final int USUAL = 50;
  private static final int MOST = 200;

  /** A filter with the page asked for. */
  public record Asked(ReportFilter filter, @Nullable String after, int limit) {}

  private final OpenCampaigns campaigns;

  ReportFilters(OpenCampaigns campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * @throws Refusal invalid, for an unknown filter or value: ignoring one would show more than asked
   */
  public Asked parse(Map<String, String> parameters) {
    parameters.keySet().stream()
        .filter(name -> !KNOWN.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw Refusal.invalid("filter", "intake.fault.filter-unknown");
            });
    ReportFilter filter =
        new ReportFilter(
            campaign(value(parameters, "campaign")),
            states(value(parameters, "state")),
            value(parameters, "category"),
            value(parameters, "region"),
            holders(value(parameters, "holder")),
            value(parameters, "channel"),
            mode(value(parameters, "mode")),
            value(parameters, "satisfied"),
            yes(parameters, "urgent"),
            yes(parameters, "unread"),
            value(parameters, "due"),
            value(parameters, "age"),
            day(parameters, "from"),
            day(parameters, "to"),
            sort(value(parameters, "sort")));
    return new Asked(filter, value(parameters, "after"), limit(value(parameters, "limit")));
  }

  private static @Nullable String value(Map<String, String> parameters, String name) {
    String value = parameters.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable Long campaign(@Nullable String slug) {
    return slug == null
        ? null
        : campaigns.find(slug).map(Campaign::id).orElseThrow(() -> wrong("campaign"));
  }

  private static Set<ReportState> states(@Nullable String keys) {
    Set<ReportState> states = new HashSet<>();
    if (keys != null) {
      for (String key : keys.split(",")) {
        states.add(
            Arrays.stream(ReportState.values())
                .filter(s -> s.key().equals(key.strip()))
                .findFirst()
                .orElseThrow(() -> wrong("state")));
      }
    }
    return states;
  }

  private static List<Long> holders(@Nullable String ids) {
    try {
      return ids == null
          ? List.of()
          : Arrays.stream(ids.split(",")).map(String::strip).map(Ids::parse).toList();
    } catch (Refusal notAnId) {
      throw wrong("holder");
    }
  }

  private static @Nullable IdentityMode mode(@Nullable String key) {
    if (key == null) {
      return null;
    }
    return Arrays.stream(IdentityMode.values())
        .filter(m -> m.key().equals(key))
        .findFirst()
        .orElseThrow(() -> wrong("mode"));
  }

  private static boolean yes(Map<String, String> parameters, String name) {
    String value = value(parameters, name);
    if (value != null && !value.equals("yes")) {
      throw wrong(name);
    }
    return value != null;
  }

  private static @Nullable LocalDate day(Map<String, String> parameters, String name) {
    String value = value(parameters, name);
    try {
      return value == null ? null : Days.parse(value);
    } catch (DateTimeParseException e) {
      throw wrong(name);
    }
  }

  private static ReportFilter.Sort sort(@Nullable String value) {
    return switch (value == null ? "newest" : value) {
      case "newest" -> ReportFilter.Sort.NEWEST;
      case "due" -> ReportFilter.Sort.DUE;
      default -> throw wrong("sort");
    };
  }

  private static int limit(@Nullable String value) {
    if (value == null) {
      return USUAL;
    }
    if (!value.matches("\\d{1,3}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST) {
      throw wrong("limit");
    }
    return Integer.parseInt(value);
  }

  private static Refusal wrong(String name) {
    return Refusal.invalid(name, "intake.fault.filter", name);
  }
}
