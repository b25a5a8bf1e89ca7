package org.mingcha.shared.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import java.security.GeneralSecurityException;

/** Wraps keysets under the master key. */
final class MasterAead implements Aead {
  private final AesGcmJce gcm;

  MasterAead(byte[] master) throws GeneralSecurityException {
    this.gcm = new AesGcmJce(master);
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    return gcm.encrypt(plaintext, associatedData);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    return gcm.decrypt(ciphertext, associatedData);
  }
}
