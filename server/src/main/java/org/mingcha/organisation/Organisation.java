package org.mingcha.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.mingcha.shared.text.Texts;
import org.springframework.stereotype.Component;

/**
 * Regions, units, officials and posts, and every question of authority. {@code getX} refuses with
 * "not found", {@code findX} may be empty, {@code listX} returns all or a page. Where no day is
 * given, today in the office's zone is meant.
 */
@Component
public class Organisation {
  private final Regions regions;
  private final Units units;
  private final Officials officials;
  private final Authority authority;
  private final Clock clock;

  Organisation(Regions regions, Units units, Officials officials, Authority authority, Clock clock) {
    this.regions = regions;
    this.units = units;
    this.officials = officials;
    this.authority = authority;
    this.clock = clock;
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), Texts.ZONE);
  }

  // Regions

  public Optional<Region> findRegion(String code) {
    return regions.find(code);
  }

  public Region getRegion(String code) {
    return findRegion(code).orElseThrow(Refusal::notFound);
  }

  /** Regions by code; unknown codes are left out. */
  public Map<String, Region> findRegions(Collection<String> codes) {
    return regions.find(codes);
  }

  /**
   * Regions directly below, in force on a day, by code.
   *
   * @param parent code; null for the provinces
   */
  public List<Region> listChildren(@Nullable String parent, LocalDate on) {
    return regions.children(parent, on, null, Integer.MAX_VALUE);
  }

  /** As above in pages: those after a code, at most so many. */
  public List<Region> listChildren(
      @Nullable String parent, LocalDate on, @Nullable String after, int limit) {
    return regions.children(parent, on, after, limit);
  }

  /** Names that a code bore before, newest first. */
  public List<FormerName> listFormerNames(String code) {
    return regions.formerNames(code);
  }

  /** The region and all above it, nearest first; empty when the code is unknown. */
  public List<Region> listLine(String code) {
    return regions.line(code);
  }

  /** Whether the region is the other one or lies inside it. */
  public boolean isWithin(String code, String ancestor) {
    return code.equals(ancestor)
        || findRegion(ancestor).filter(r -> r.contains(code)).isPresent();
  }

  /**
   * Regions by the beginning of the name in either script, of its pinyin, of its initials, or of
   * the code; higher levels first.
   *
   * @param within code of a region to search in; null for the whole country
   * @param on in force on this day; null for retired codes too
   * @param limit at most 200
   */
  public List<Region> searchRegions(
      String words, @Nullable String within, @Nullable LocalDate on, int limit) {
    return regions.search(words, within == null ? null : getRegion(within), on, limit);
  }

  // Units

  public Optional<Unit> findUnit(long id) {
    return units.find(id);
  }

  public Unit getUnit(long id) {
    return findUnit(id).orElseThrow(Refusal::notFound);
  }

  /** Units by id; unknown ids are left out. */
  public Map<Long, Unit> findUnits(Collection<Long> ids) {
    return units.find(ids);
  }

  /** The unit and all its superiors, nearest first. */
  public List<Unit> listSuperiorLine(long unitId) {
    return units.line(unitId);
  }

  /**
   * Open units of a kind in a region or, where it has none, in the nearest region above that has.
   *
   * @param industry key of an industry; null for any
   */
  public List<Unit> listUnitsAtOrAbove(
      String regionCode, UnitKind kind, @Nullable String industry, LocalDate on) {
    List<String> line = regions.line(regionCode).stream().map(Region::code).toList();
    return line.isEmpty() ? List.of() : units.nearest(line, kind, industry, on);
  }

  /** Open units of a kind in exactly this region. */
  public List<Unit> listUnitsIn(
      String regionCode, UnitKind kind, @Nullable String industry, LocalDate on) {
    return units.nearest(List.of(regionCode), kind, industry, on);
  }

  /**
   * Units by words of the name, region and all inside it, kind; by id, for pages.
   *
   * @param after id of the last unit of the page before; null for the first page
   */
  public List<Unit> searchUnits(
      @Nullable String words,
      @Nullable String regionCode,
      @Nullable UnitKind kind,
      @Nullable Long after,
      int limit) {
    return units.list(
        words,
        regionCode == null ? null : getRegion(regionCode).prefix(),
        kind,
        null,
        today(),
        after,
        limit);
  }

  /**
   * Open units directly below a unit, by id.
   *
   * @param after id of the last unit of the page before; null for the first page
   */
  public List<Unit> listBelow(long unitId, @Nullable Long after, int limit) {
    return units.list(null, null, null, unitId, today(), after, limit);
  }

  /** Posts of a unit, open ones and heads first. */
  public List<Post> listPostsOf(long unitId) {
    return officials.postsOf(unitId);
  }

  public Post getPost(long postId) {
    return officials.findPost(postId).orElseThrow(Refusal::notFound);
  }

  /** All terms in posts of a unit, newest first, at most 500. */
  public List<Holding> listTermsIn(long unitId) {
    return officials.termsIn(unitId);
  }

  public Holding getHolding(long holdingId) {
    return officials.findHolding(holdingId).orElseThrow(Refusal::notFound);
  }

  /** Who leads the unit on a day. */
  public List<Holding> listHeads(long unitId, LocalDate on) {
    return officials.holdersOf(List.of(unitId), on, true);
  }

  /** Who serves in the unit on a day, heads first. */
  public List<Holding> listServing(long unitId, LocalDate on) {
    return officials.holdersOf(List.of(unitId), on, false);
  }

  // Officials

  public Optional<Official> findOfficial(long id) {
    return officials.find(id);
  }

  public Official getOfficial(long id) {
    return findOfficial(id).orElseThrow(Refusal::notFound);
  }

  public Map<Long, Official> findOfficials(Collection<Long> ids) {
    return officials.find(ids);
  }

  /**
   * Officials by the beginning of name, pinyin or initials.
   *
   * @param unitId serving there today; null for all
   * @param after id of the last official of the page before; null for the first page
   */
  public List<Official> searchOfficials(
      @Nullable String words, @Nullable Long unitId, @Nullable Long after, int limit) {
    return officials.list(words, unitId, today(), after, limit);
  }

  /** All terms of an official, newest first. */
  public List<Holding> listTerms(long officialId) {
    return officials.holdingsOf(officialId);
  }

  /** What the official declared; with {@code openOnly} what is not withdrawn. Newest first. */
  public List<Interest> listInterests(long officialId, boolean openOnly) {
    return officials.interestsOf(officialId, openOnly);
  }

  /** Posts that the official holds on a day, highest rank first. */
  public List<Holding> listPosts(long officialId, LocalDate on) {
    return officials.holdingsOf(List.of(officialId), on);
  }

  /** Posts that any of the officials holds on a day, highest rank first. */
  public List<Holding> listPosts(Collection<Long> officialIds, LocalDate on) {
    return officials.holdingsOf(officialIds, on);
  }

  // Authority

  /** Officials and units that the official must keep away from (回避), the official included. */
  public Set<Long> conflicts(long officialId) {
    return authority.conflicts(officialId, today());
  }

  /**
   * Whether a matter about these officials and units may be handed to the unit. False when the unit
   * is a subject, answers for or reports to one, or its serving head is in conflict with one; false
   * for a closed or unknown unit.
   */
  public boolean mayReceive(long unitId, Collection<Long> subjects) {
    return authority.mayReceive(unitId, subjects, today());
  }

  /**
   * The body above: the open unit of the same kind (and industry) in the nearest region above, else
   * the nearest open superior.
   */
  public Optional<Unit> nextHigher(long unitId) {
    return authority.nextHigher(getUnit(unitId), today());
  }

  /** The unit itself or the first body above it that may receive a matter about the subjects. */
  public Optional<Unit> findReceiver(long unitId, Collection<Long> subjects) {
    return authority.firstReceiver(getUnit(unitId), subjects, today());
  }
}
