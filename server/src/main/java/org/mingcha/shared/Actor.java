package org.mingcha.shared;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in this transaction, with the appointments in force at its start.
 *
 * @param accountId 0 when nobody is signed in (reporter, portal, clock)
 * @param officialId 0 likewise
 */
public record Actor(
    Kind kind, long accountId, long officialId, String name, List<Appointment> appointments) {

  /** The kinds that the row security knows. */
  public enum Kind {
    PERSON("person"),
    REPORTER("reporter"),
    PORTAL("portal"),
    SIGN_IN("sign-in"),
    CLOCK("clock");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    public String key() {
      return key;
    }
  }

  /** A role at a unit or a group, for one campaign or, with null, for all. */
  public record Appointment(Role role, long partyId, boolean group, @Nullable Long campaignId) {}

  public Actor {
    appointments = List.copyOf(appointments);
  }

  public static Actor nobody(Kind kind) {
    return new Actor(kind, 0, 0, "", List.of());
  }

  public boolean isPerson() {
    return kind == Kind.PERSON;
  }

  public Set<Role> roles() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    appointments.forEach(a -> roles.add(a.role()));
    return roles;
  }

  public boolean has(Role role) {
    return appointments.stream().anyMatch(a -> a.role() == role);
  }

  public boolean hasAny(Collection<Role> roles) {
    return appointments.stream().anyMatch(a -> roles.contains(a.role()));
  }

  /** Whether this person holds one of the roles at that very office or group. */
  public boolean holds(Collection<Role> roles, long partyId) {
    return appointments.stream().anyMatch(a -> a.partyId() == partyId && roles.contains(a.role()));
  }

  /** The roles held at that office or group. */
  public Set<Role> rolesAt(long partyId) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    appointments.stream().filter(a -> a.partyId() == partyId).forEach(a -> roles.add(a.role()));
    return roles;
  }

  /** Offices and groups where this person holds one of the roles. */
  public List<Long> partiesAs(Collection<Role> roles) {
    return appointments.stream()
        .filter(a -> roles.contains(a.role()))
        .map(Appointment::partyId)
        .distinct()
        .collect(Collectors.toList());
  }
}
