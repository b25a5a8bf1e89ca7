package org.mingcha.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.Region;
import org.mingcha.organisation.RegionLevel;

/** Where the three campaigns of the demonstration run. */
final class Plans {
  static final String MUNICIPALITY = "500000";
  static final String PROVINCE = "350000";
  static final String CITY = "330500";

  /** Two large districts have two groups each. */
  private static final List<String> LARGE = List.of("500101", "500112");

  private static final List<String> WITH_TOWNS = List.of("500101", "500112", "500116");
  private static final List<List<String>> SUB_GROUPS =
      List.of(
          List.of("350100", "350300"),
          List.of("350500", "350600"),
          List.of("350400", "350700", "350900"));
  private static final int COUNTIES_A_CITY = 3;
  private static final int TOWNS = 38;
  static final int VILLAGES = 65;

  private final Offices offices = new Offices();
  private final Organisation organisation;
  private final LocalDate today;
  private final List<Region> municipal;
  private final List<Region> cities;
  private final List<Region> provincial;
  private final List<Region> environmental;

  Plans(Organisation organisation, LocalDate today) {
    this.organisation = organisation;
    this.today = today;
    this.municipal = counties(MUNICIPALITY);
    this.cities =
        SUB_GROUPS.stream().flatMap(List::stream).sorted().map(organisation::getRegion).toList();
    this.provincial =
        cities.stream()
            .flatMap(city -> counties(city.code()).stream().limit(COUNTIES_A_CITY))
            .toList();
    this.environmental = counties(CITY);
  }

  private List<Region> counties(String parent) {
    return organisation.listChildren(parent, today).stream()
        .filter(r -> r.level() == RegionLevel.COUNTY)
        .toList();
  }

  /** Townships to import in counties of the municipality. */
  Map<String, Integer> municipalTowns() {
    Map<String, Integer> towns = new LinkedHashMap<>();
    WITH_TOWNS.forEach(county -> towns.put(county, 3));
    return towns;
  }

  /** Townships to import in the province: 38 over 21 counties. */
  Map<String, Integer> provincialTowns() {
    Map<String, Integer> towns = new LinkedHashMap<>();
    int left = TOWNS;
    for (int i = 0; i < provincial.size(); i++) {
      int n = (left + provincial.size() - i - 1) / (provincial.size() - i);
      towns.put(provincial.get(i).code(), n);
      left -= n;
    }
    return towns;
  }

  List<OrganisationMaker.Area> areas(List<Region> towns) {
    List<OrganisationMaker.Area> areas = new ArrayList<>();
    for (String region : List.of(MUNICIPALITY, PROVINCE, CITY)) {
      OrganisationMaker.Area area = new OrganisationMaker.Area(region);
      levels(region, towns).forEach(area::with);
      areas.add(area);
    }
    return areas;
  }

  /** Places by the level of offices that they get, highest first. */
  Map<String, List<Region>> levels(String region, List<Region> towns) {
    Map<String, List<Region>> levels = new LinkedHashMap<>();
    switch (region) {
      case MUNICIPALITY -> {
        levels.put("province", List.of(organisation.getRegion(region)));
        levels.put("county", municipal);
      }
      case PROVINCE -> {
        levels.put("province", List.of(organisation.getRegion(region)));
        levels.put("city", cities);
        levels.put("county", provincial);
      }
      default -> {
        levels.put("environment-city", List.of(organisation.getRegion(region)));
        levels.put("environment-county", environmental);
      }
    }
    List<Region> own =
        towns.stream().filter(t -> t.code().startsWith(region.substring(0, 2))).toList();
    if (!own.isEmpty()) {
      levels.put("township", own);
      levels.put(
          "village",
          own.stream().flatMap(t -> organisation.listChildren(t.code(), today).stream()).toList());
    }
    return levels;
  }

  List<CampaignMaker.Plan> campaigns(LocalDate start) {
    LocalDate end = today.plusDays(30);
    return List.of(
        new CampaignMaker.Plan(
            "cq", "organised-crime", MUNICIPALITY, "", "municipal", "Chongqing",
            start, end, municipal, "situations.txt"),
        new CampaignMaker.Plan(
            "fj", "organised-crime", PROVINCE, "-fujian", "municipal", "Fujian",
            start, end, provincial, "situations.txt"),
        new CampaignMaker.Plan(
            "hb", "environment", CITY, "-env", "environment", "Huzhou",
            start, end, environmental, "environment.txt"));
  }

  /** The county of each of the 40 groups, in the order of their numbers. */
  List<String> countyGroups() {
    List<String> groups = new ArrayList<>();
    for (Region county : municipal) {
      groups.add(county.code());
      if (LARGE.contains(county.code())) {
        groups.add(county.code());
      }
    }
    return groups;
  }

  List<List<String>> subGroups() {
    return SUB_GROUPS;
  }

  String groupName(int number) {
    return offices.word("groups", "group", "no", Integer.toString(number));
  }

  String centralName() {
    return offices.word("groups", "central", "p", organisation.getRegion(PROVINCE).name());
  }

  String subName(int number) {
    return offices.word("groups", "sub", "no", Integer.toString(number));
  }
}
