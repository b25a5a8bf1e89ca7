package org.mingcha.intake;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.mingcha.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All limits on the public, in one place. Places are told apart by a keyed hash of the address, under
 * a key that is made anew every ten minutes and is only in memory, as are the counts: nobody can ask
 * later who was here. Nothing of it is written or logged.
 */
@Component
public class RateLimits {
  /** What is limited. */
  public enum Limit {
    /** Filing a report. */
    FILE,
    /** Filing without having worked or waited for it. */
    FREE,
    /** Reading or writing by query code. */
    QUERY,
    /** A query code that opens nothing. */
    WRONG_CODE
  }

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long KEY_NANOS = TimeUnit.MINUTES.toNanos(10);
  private static final int MOST_PLACES = 200_000;

  private record Place(Limit limit, long hash) {}

  /** The key and the counts that were made with it. */
  private record Period(long begun, byte[] key, Map<Place, Bucket> places) {}

  private final Map<Limit, Integer> perPlace = new EnumMap<>(Limit.class);
  private final Map<Limit, Bucket> total = new EnumMap<>(Limit.class);
  private final LongSupplier nanos;
  private volatile Period period;

  @Autowired
  RateLimits(LimitSettings settings) {
    this(settings, System::nanoTime);
  }

  RateLimits(LimitSettings s, LongSupplier nanos) {
    this.nanos = nanos;
    set(Limit.FILE, s.filePerPlace(), s.fileTotal());
    set(Limit.FREE, s.workPerPlace(), s.workTotal());
    set(Limit.QUERY, s.queryPerPlace(), s.queryTotal());
    set(Limit.WRONG_CODE, s.wrongPerPlace(), s.queryTotal());
    this.period = newPeriod();
  }

  private void set(Limit limit, int place, int all) {
    perPlace.put(limit, place);
    total.put(limit, new Bucket(all, nanos.getAsLong()));
  }

  /**
   * Counts one and refuses what is over the limit.
   *
   * @throws Refusal too many, saying in how many seconds to try again
   */
  public void take(Limit limit, HttpServletRequest request) {
    if (!allows(limit, request)) {
      throw Refusal.of(Refusal.Kind.TOO_MANY, "intake.refusal.too-many", 60);
    }
  }

  /** Counts one; false when it is over the limit. */
  public boolean allows(Limit limit, HttpServletRequest request) {
    return allows(limit, request.getRemoteAddr());
  }

  boolean allows(Limit limit, String address) {
    long now = nanos.getAsLong();
    return bucket(limit, address, now).take(now) && total.get(limit).take(now);
  }

  /** Whether one more would be allowed; counts nothing. */
  public boolean hasRoom(Limit limit, HttpServletRequest request) {
    long now = nanos.getAsLong();
    return bucket(limit, request.getRemoteAddr(), now).hasRoom(now) && total.get(limit).hasRoom(now);
  }

  private Bucket bucket(Limit limit, String address, long now) {
    Period current = period;
    if (now - current.begun() > KEY_NANOS || current.places().size() > MOST_PLACES) {
      synchronized (this) {
        if (period == current) {
          period = newPeriod();
        }
        current = period;
      }
    }
    return current
        .places()
        .computeIfAbsent(
            new Place(limit, hash(current.key(), address)),
            place -> new Bucket(perPlace.get(limit), now));
  }

  private Period newPeriod() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return new Period(nanos.getAsLong(), key, new ConcurrentHashMap<>());
  }

  private static long hash(byte[] key, String address) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      byte[] hash = mac.doFinal(network(address));
      return java.nio.ByteBuffer.wrap(hash).getLong();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  // one household has a whole /64 of IPv6
  private static byte[] network(String address) {
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress();
      return bytes.length == 16 ? Arrays.copyOf(bytes, 8) : bytes;
    } catch (UnknownHostException e) {
      return new byte[4];
    }
  }

  /** Fills evenly over a minute; a minute's amount may come at once. */
  private static final class Bucket {
    private final double most;
    private double left;
    private long at;

    Bucket(int perMinute, long now) {
      this.most = perMinute;
      this.left = perMinute;
      this.at = now;
    }

    synchronized boolean take(long now) {
      fill(now);
      if (left < 1) {
        return false;
      }
      left--;
      return true;
    }

    synchronized boolean hasRoom(long now) {
      fill(now);
      return left >= 1;
    }

    private void fill(long now) {
      left = Math.min(most, left + most * (now - at) / TimeUnit.MINUTES.toNanos(1));
      at = now;
    }
  }
}
