package org.mingcha.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.seal.Keys;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is asked of a browser when very many reports come in: some seconds of computing (a hash with
 * leading zeros, after Hashcash) where scripts run, some seconds of waiting where they do not. One
 * ticket serves both. Tickets are not stored; a keyed hash proves them, and each is used once.
 *
 * <p>Ticket: base64url of valid-from and expiry (seconds, 8 bytes each) and 12 random bytes, a dot,
 * base64url of a keyed hash of it. Work: a number n such that SHA-256 of {@code <ticket>:<n>} begins
 * with enough zero bits.
 */
@Component
public class FormWork {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final long LIFE_SECONDS = 3600;
  private static final int TICKET_BYTES = 28;

  private final Keys keys;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final LimitSettings settings;

  FormWork(Keys keys, JdbcClient jdbc, Clock clock, LimitSettings settings) {
    this.keys = keys;
    this.jdbc = jdbc;
    this.clock = clock;
    this.settings = settings;
  }

  public int bits() {
    return settings.workBits();
  }

  public int waitSeconds() {
    return settings.waitSeconds();
  }

  /** A new ticket. */
  public String ticket() {
    long now = clock.instant().getEpochSecond();
    byte[] random = new byte[12];
    RANDOM.nextBytes(random);
    byte[] content =
        ByteBuffer.allocate(TICKET_BYTES)
            .putLong(now + settings.waitSeconds())
            .putLong(now + LIFE_SECONDS)
            .put(random)
            .array();
    return ENCODER.encodeToString(content) + "." + ENCODER.encodeToString(seal(content));
  }

  /** Whether the ticket was worked or waited for; it is used up by that. */
  public boolean accept(@Nullable String ticket, @Nullable String work) {
    byte[] content = content(ticket);
    if (content == null || ticket == null) {
      return false;
    }
    ByteBuffer fields = ByteBuffer.wrap(content);
    long from = fields.getLong();
    long until = fields.getLong();
    long now = clock.instant().getEpochSecond();
    if (now > until || (now < from && !worked(ticket, work))) {
      return false;
    }
    return jdbc.sql(
                """
                insert into spent_ticket (ticket_hash, expires_at) values (:hash, :until)
                on conflict do nothing
                """)
            .param("hash", sha256(content))
            .param("until", Timestamp.from(Instant.ofEpochSecond(until)))
            .update()
        == 1;
  }

  /** Forgets tickets that are over anyway. */
  int cleanUp() {
    return jdbc.sql("delete from spent_ticket where expires_at < :now")
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private boolean worked(String ticket, @Nullable String work) {
    if (work == null || !work.matches("\\d{1,15}")) {
      return false;
    }
    byte[] hash = sha256((ticket + ":" + work).getBytes(StandardCharsets.US_ASCII));
    return ByteBuffer.wrap(hash).getLong() >>> (64 - settings.workBits()) == 0;
  }

  private byte @Nullable [] content(@Nullable String ticket) {
    if (ticket == null || ticket.length() > 100) {
      return null;
    }
    String[] parts = ticket.split("\\.", -1);
    if (parts.length != 2) {
      return null;
    }
    try {
      byte[] content = Base64.getUrlDecoder().decode(parts[0]);
      byte[] seal = Base64.getUrlDecoder().decode(parts[1]);
      return content.length == TICKET_BYTES && MessageDigest.isEqual(seal, seal(content))
          ? content
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] seal(byte[] content) {
    return Arrays.copyOf(keys.mac("form-ticket", content), 16);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
