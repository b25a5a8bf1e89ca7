package org.mingcha.shared.seal;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Seals texts before they reach the database and opens them after. A sealed text is bound to its
 * place (column and row): moved to another row it does not open.
 */
public final class Seals {
  private final Aead texts;

  public Seals(Keys keys) {
    this.texts = keys.texts();
  }

  /**
   * @param place table and column, e.g. {@code report_message.body}
   * @param row the row's id
   */
  public byte[] seal(String place, long row, String text) {
    try {
      return texts.encrypt(text.getBytes(StandardCharsets.UTF_8), context(place, row));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed at " + place, e);
    }
  }

  public byte @Nullable [] sealOrNull(String place, long row, @Nullable String text) {
    return text == null || text.isBlank() ? null : seal(place, row, text);
  }

  /**
   * @throws IllegalStateException when the text was not sealed for this row or was altered
   */
  public String open(String place, long row, byte[] sealed) {
    try {
      return new String(texts.decrypt(sealed, context(place, row)), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      // never the cause's message: it may tell about the content
      throw new IllegalStateException("a sealed text does not open at " + place + " " + row);
    }
  }

  public @Nullable String openOrNull(String place, long row, byte @Nullable [] sealed) {
    return sealed == null ? null : open(place, row, sealed);
  }

  private static byte[] context(String place, long row) {
    return (place + ":" + row).getBytes(StandardCharsets.UTF_8);
  }
}
