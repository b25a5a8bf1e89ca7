package org.mingcha.access;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Password hashes with Argon2id, parameters after OWASP's password storage sheet: 19 MiB, 2 passes,
 * 1 lane. Only so many are computed at one time: memory is the price of each.
 */
@Component
class Passwords {
  static final int LONGEST = 256;

  private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore slots;
  private final long waitMillis;
  private final String nobodys;

  Passwords(AccessSettings settings) {
    this.slots = new Semaphore(settings.passwordSlots(), true);
    this.waitMillis = settings.passwordWait().toMillis();
    this.nobodys = encoder.encode(Secrets.random(32));
  }

  /**
   * @throws Refusal unavailable, when too many computations are under way
   */
  String hash(String password) {
    return inSlot(() -> encoder.encode(normal(password)));
  }

  /**
   * Whether the password is the one of the hash; takes as long when there is no hash to compare.
   *
   * @throws Refusal unavailable, when too many computations are under way
   */
  boolean matches(String password, @Nullable String hash) {
    boolean same = inSlot(() -> encoder.matches(normal(password), hash == null ? nobodys : hash));
    return same && hash != null;
  }

  // the same characters typed on different systems are the same password (NIST SP 800-63B)
  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }

  private <T> T inSlot(Supplier<T> work) {
    try {
      if (!slots.tryAcquire(waitMillis, TimeUnit.MILLISECONDS)) {
        throw Refusal.of(Refusal.Kind.UNAVAILABLE, "access.busy");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.of(Refusal.Kind.UNAVAILABLE, "access.busy");
    }
    try {
      return work.get();
    } finally {
      slots.release();
    }
  }
}
