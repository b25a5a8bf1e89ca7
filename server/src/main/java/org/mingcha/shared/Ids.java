package org.mingcha.shared;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes ids: 63 bits, milliseconds since 2018 in the upper 41, random in the lower 22. Ids of one
 * process only rise. Neither the number of records nor a missing one can be told from them, which
 * running numbers would show.
 */
public final class Ids {
  private static final long EPOCH = 1_514_764_800_000L;
  private static final int RANDOM_BITS = 22;
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int LENGTH = 13;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  /** A new id, larger than all made before in this process. */
  public static long next() {
    long fresh =
        ((System.currentTimeMillis() - EPOCH) << RANDOM_BITS) | RANDOM.nextInt(1 << RANDOM_BITS);
    int step = 1 + RANDOM.nextInt(1 << 8);
    return LAST.updateAndGet(last -> fresh > last ? fresh : last + step);
  }

  /** The id as 13 characters of Crockford's base 32, as it stands in addresses and the API. */
  public static String text(long id) {
    char[] out = new char[LENGTH];
    long rest = id;
    for (int i = LENGTH - 1; i >= 0; i--) {
      out[i] = ALPHABET.charAt((int) (rest & 31));
      rest >>>= 5;
    }
    return new String(out);
  }

  /**
   * The id that a text of {@link #text} stands for.
   *
   * @throws Refusal not found, when the text is no id
   */
  public static long parse(String text) {
    if (text.length() != LENGTH) {
      throw Refusal.notFound();
    }
    long id = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = ALPHABET.indexOf(Character.toLowerCase(text.charAt(i)));
      if (digit < 0 || (i == 0 && digit > 7)) {
        throw Refusal.notFound();
      }
      id = (id << 5) | digit;
    }
    return id;
  }
}
