package org.mingcha.organisation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mingcha.shared.text.Language;
import org.springframework.stereotype.Component;

/**
 * Names for lists, many at once and in the reader's script. Kept for a few seconds: a renamed unit
 * shows its new name everywhere within {@link #KEPT}.
 */
@Component
public class Names {
  /** How long a name may be out of date. */
  public static final Duration KEPT = Duration.ofSeconds(10);

  private final Units units;
  private final Officials officials;
  private final Regions regions;
  private final Cache<Long, Unit> knownUnits = cache();
  private final Cache<Long, Official> knownOfficials = cache();
  private final Cache<String, Region> knownRegions = cache();

  Names(Units units, Officials officials, Regions regions) {
    this.units = units;
    this.officials = officials;
    this.regions = regions;
  }

  /** Names of units; ids that are no unit's are left out. */
  public Map<Long, String> units(Collection<Long> ids, Language language) {
    return names(knownUnits, ids, units::find, u -> u.name(language));
  }

  /** Names of officials; ids that are no official's are left out. */
  public Map<Long, String> officials(Collection<Long> ids, Language language) {
    return names(knownOfficials, ids, officials::find, o -> o.name(language));
  }

  /** Names of regions; unknown codes are left out. */
  public Map<String, String> regions(Collection<String> codes, Language language) {
    return names(knownRegions, codes, regions::find, r -> r.name(language));
  }

  /** Forgets what changed, for the node that changed it. */
  void forgetUnit(long id) {
    knownUnits.invalidate(id);
  }

  void forgetOfficial(long id) {
    knownOfficials.invalidate(id);
  }

  void forgetRegions() {
    knownRegions.invalidateAll();
  }

  private static <K, V> Map<K, String> names(
      Cache<K, V> cache,
      Collection<K> keys,
      Function<Collection<K>, Map<K, V>> load,
      Function<V, String> name) {
    Map<K, String> names = new HashMap<>();
    Set<K> wanted = keys.stream().filter(k -> k != null).collect(Collectors.toSet());
    cache.getAll(wanted, missing -> load.apply(Set.copyOf(missing)))
        .forEach((key, value) -> names.put(key, name.apply(value)));
    return names;
  }

  private static <K, V> Cache<K, V> cache() {
    return Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(KEPT).build();
  }
}
