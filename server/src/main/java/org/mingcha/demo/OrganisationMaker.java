package org.mingcha.demo;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mingcha.organisation.Commands;
import org.mingcha.organisation.Imports;
import org.mingcha.organisation.Organisation;
import org.mingcha.organisation.OrganisationActs;
import org.mingcha.organisation.Region;
import org.mingcha.shared.Role;
import org.mingcha.shared.act.Call;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Regions below the counties and the offices of every place, by the same imports that the system
 * administrator uses, and who works there.
 */
@Component
@Profile("demo")
final class OrganisationMaker {
  /** Codes of imported places begin here within a county: no real township has them. */
  private static final int FIRST_TOWN = 901;

  private final Offices offices = new Offices();
  private final Organisation organisation;
  private final OrganisationActs acts;
  private final Imports imports;
  private final Registry registry;
  private final JdbcClient jdbc;

  OrganisationMaker(
      Organisation organisation,
      OrganisationActs acts,
      Imports imports,
      Registry registry,
      JdbcClient jdbc) {
    this.organisation = organisation;
    this.acts = acts;
    this.imports = imports;
    this.registry = registry;
    this.jdbc = jdbc;
  }

  /** One municipality or province, and what is made in it. */
  static final class Area {
    final String region;
    final Map<String, List<Region>> levels = new LinkedHashMap<>();

    Area(String region) {
      this.region = region;
    }

    Area with(String level, List<Region> places) {
      levels.computeIfAbsent(level, k -> new ArrayList<>()).addAll(places);
      return this;
    }
  }

  /** The system administrator, who must be there before anything can be imported. */
  Cast.Account administrator(Cast cast, Random random, Instant from) {
    Cast.Official official =
        registry.official(random, 0, new Offices.Post("", false, "staff"));
    jdbc.sql("insert into official (id, name, name_hant, pinyin, initials) values (?, ?, ?, ?, ?)")
        .params(
            official.id(),
            official.name(),
            NameMaker.hant(official.name()),
            NameMaker.pinyin(official.name()),
            NameMaker.initials(official.name()))
        .update();
    Cast.Account account = Registry.account("sysadmin", official, Role.SYSTEM_ADMIN, 0);
    registry.signUp(List.of(account), from, null);
    cast.add(account);
    return account;
  }

  /**
   * Imports townships and villages of our own under counties.
   *
   * @param towns how many in each county
   * @param villages how many in all
   * @return the townships
   */
  List<Region> importTowns(
      Cast.Account administrator,
      Map<String, Integer> towns,
      int villages,
      LocalDate from,
      Random random) {
    String end = "," + from + "\n";
    StringBuilder csv = new StringBuilder(offices.word("regions", "header")).append('\n');
    List<String> codes = new ArrayList<>();
    towns.forEach(
        (county, n) -> {
          Set<String> used = new HashSet<>();
          for (int i = 0; i < n; i++) {
            String name = registry.names().town(random);
            while (!used.add(name)) {
              name = registry.names().town(random);
            }
            String code = county + (FIRST_TOWN + i);
            codes.add(code);
            csv.append(code)
                .append(',')
                .append(offices.word("regions", "town", "town", name))
                .append(end);
          }
        });
    Set<String> used = new HashSet<>();
    for (int i = 0; i < villages; i++) {
      String town = codes.get(i % codes.size());
      String name = registry.names().village(random);
      while (!used.add(town + name)) {
        name = registry.names().village(random);
      }
      csv.append(town)
          .append(201 + i / codes.size())
          .append(',')
          .append(offices.word("regions", "village", "village", name))
          .append(end);
    }
    confirm(
        imports.previewRegions(administrator.id(), "regions.csv", bytes(csv)),
        id -> acts.importRegions(id, Call.once(administrator.id())));
    return codes.stream().map(organisation::getRegion).toList();
  }

  /** Imports the offices of all areas and enters their people. */
  void make(Cast cast, Cast.Account administrator, List<Area> areas, LocalDate opened, Random random) {
    StringBuilder csv = new StringBuilder(offices.word("units", "header")).append('\n');
    Map<String, String[]> keyOfName = new LinkedHashMap<>();
    for (Area area : areas) {
      area.levels.forEach(
          (level, places) -> {
            for (Region place : places) {
              Map<String, String> names = new HashMap<>();
              for (Offices.Sort sort : offices.level(level)) {
                String name = sort.name().replace("{p}", called(place));
                names.put(sort.key(), name);
                keyOfName.put(name, new String[] {level, sort.key(), place.code(), area.region});
                csv.append(name).append(',').append(sort.kind()).append(',').append(place.code());
                csv.append(',').append(names.getOrDefault(sort.superior(), "")).append(',');
                csv.append(sort.industry()).append(',').append(opened).append('\n');
              }
            }
          });
    }
    confirm(
        imports.previewUnits(administrator.id(), "units.csv", bytes(csv)),
        id -> acts.importUnits(id, Call.once(administrator.id())));
    jdbc.sql("select id, name from unit where opened_on = :on order by id")
        .param("on", opened)
        .query(
            rs -> {
              String[] key = keyOfName.get(rs.getString("name"));
              if (key != null) {
                cast.unit(key[1], key[2], rs.getLong("id"));
              }
            });
    staff(cast, keyOfName, opened, random);
  }

  private void staff(
      Cast cast, Map<String, String[]> keyOfName, LocalDate opened, Random random) {
    Map<String, Map<String, Offices.Sort>> sorts = new HashMap<>();
    Registry.Staff staff = new Registry.Staff();
    for (String[] key : keyOfName.values()) {
      Offices.Sort sort =
          sorts
              .computeIfAbsent(
                  key[0],
                  level -> {
                    Map<String, Offices.Sort> byKey = new HashMap<>();
                    offices.level(level).forEach(s -> byKey.put(s.key(), s));
                    return byKey;
                  })
              .get(key[1]);
      long unit = cast.unit(key[1], key[2]).orElseThrow();
      for (Offices.Post post : sort.posts()) {
        Cast.Official official = registry.official(random, unit, post);
        cast.add(official);
        String manager = managerOf(post.rank(), key[2], key[3]);
        staff.add(
            official,
            body(cast, "committee", manager, key[3]),
            body(cast, "discipline", manager, key[3]));
      }
    }
    registry.enter(staff, opened);
  }

  /** Cadre-management authority: county rank and above is managed one level up. */
  private static String managerOf(String rank, String place, String area) {
    String county = place.substring(0, 6);
    return switch (rank) {
      case "provincial", "bureau" -> area;
      case "county" -> county.endsWith("00") ? area : county.substring(0, 4) + "00";
      default -> county;
    };
  }

  private static long body(Cast cast, String key, String place, String area) {
    return cast.unit(key, place).or(() -> cast.unit(key, area)).orElse(0L);
  }

  /** How the place is called in the names of its offices; townships with their county. */
  private String called(Region place) {
    return place.code().length() <= 6
        ? place.name()
        : organisation.getRegion(place.code().substring(0, 6)).name() + place.name();
  }

  private static byte[] bytes(StringBuilder csv) {
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void confirm(
      Imports.Preview preview, java.util.function.Consumer<Commands.ConfirmImport> act) {
    switch (preview) {
      case Imports.Preview.Good good -> act.accept(new Commands.ConfirmImport(good.uploadId()));
      case Imports.Preview.Refused refused ->
          throw new IllegalStateException("the demonstration's file is refused: " + refused.errors());
    }
  }
}
