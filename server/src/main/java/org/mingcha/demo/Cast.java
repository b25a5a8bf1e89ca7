package org.mingcha.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingcha.shared.Role;

/** Everybody and every office of the demonstration, found again by what they are. */
final class Cast {

  /**
   * Somebody with a post.
   *
   * @param rank key of a rank
   */
  record Official(long id, String name, long unitId, String title, boolean head, String rank) {}

  /** A place in which a campaign runs. */
  record Place(String code, String name, String pinyin) {}

  /** An inspection group on its regions. */
  record Group(long id, List<String> regions, LocalDate opensOn, LocalDate closesOn) {
    boolean openOn(LocalDate day) {
      return !day.isBefore(opensOn) && !day.isAfter(closesOn);
    }
  }

  /**
   * A campaign with its places.
   *
   * @param situations file of the situations that its reports tell
   */
  record Campaign(
      long id,
      String slug,
      String template,
      long leadOffice,
      String region,
      List<Place> counties,
      List<Group> groups,
      LocalDate startsOn,
      String situations) {}

  /** A sign-in, and what it is for. */
  record Account(long id, String login, Official official, Role role, long party) {}

  private final Map<String, Long> units = new HashMap<>();
  private final Map<Long, List<Official>> staff = new LinkedHashMap<>();
  private final Map<Long, List<Account>> accounts = new HashMap<>();
  private final Map<String, Account> byLogin = new LinkedHashMap<>();
  private final Set<String> reserved = new HashSet<>();
  private final List<Campaign> campaigns = new ArrayList<>();

  void unit(String key, String region, long id) {
    units.put(key + "@" + region, id);
  }

  /** The office of a sort in exactly this region. */
  Optional<Long> unit(String key, String region) {
    return Optional.ofNullable(units.get(key + "@" + region));
  }

  void add(Official official) {
    staff.computeIfAbsent(official.unitId(), k -> new ArrayList<>()).add(official);
  }

  List<Official> staff(long unit) {
    return staff.getOrDefault(unit, List.of());
  }

  void add(Account account) {
    accounts.computeIfAbsent(account.party(), k -> new ArrayList<>()).add(account);
    byLogin.putIfAbsent(account.login(), account);
  }

  /** Whether nobody has this login yet; from now on somebody has. */
  boolean reserve(String login) {
    return reserved.add(login);
  }

  Account login(String login) {
    Account account = byLogin.get(login);
    if (account == null) {
      throw new IllegalStateException("nobody signs in as " + login);
    }
    return account;
  }

  List<Account> accounts() {
    return List.copyOf(byLogin.values());
  }

  /** Accounts that hold one of the roles at a party, in a fixed order. */
  List<Account> holding(long party, Role... roles) {
    List<Role> wanted = List.of(roles);
    return accounts.getOrDefault(party, List.of()).stream()
        .filter(a -> wanted.contains(a.role()))
        .toList();
  }

  void add(Campaign campaign) {
    campaigns.add(campaign);
  }

  List<Campaign> campaigns() {
    return campaigns;
  }
}
