package org.mingcha.intake.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

/** An identity opens with both keys of its own report and in no other way. */
class TwoCustodiansTest {
  private static final byte[] TEXT = "{\"name\":\"某某\"}".getBytes(StandardCharsets.UTF_8);

  private final TwoCustodians.Pair a = TwoCustodians.newPair();
  private final TwoCustodians.Pair b = TwoCustodians.newPair();
  private final byte[] sealed = TwoCustodians.seal(TEXT, 7, a.publicKey(), b.publicKey());

  @Test
  void both_keys_together_open_it() throws Exception {
    assertThat(TwoCustodians.open(sealed, 7, a.privateKey(), b.privateKey())).isEqualTo(TEXT);
  }

  @Test
  void one_key_alone_never_does() {
    refuses(7, a.privateKey(), a.privateKey());
    refuses(7, b.privateKey(), b.privateKey());
    refuses(7, b.privateKey(), a.privateKey());
    refuses(7, a.privateKey(), TwoCustodians.newPair().privateKey());
    refuses(7, TwoCustodians.newPair().privateKey(), b.privateKey());
  }

  @Test
  void moved_to_another_report_it_does_not_open() {
    refuses(8, a.privateKey(), b.privateKey());
  }

  @Test
  void altered_anywhere_it_does_not_open() {
    for (int i = 0; i < sealed.length; i += 7) {
      byte[] altered = sealed.clone();
      altered[i] ^= 1;
      assertThatThrownBy(() -> TwoCustodians.open(altered, 7, a.privateKey(), b.privateKey()))
          .as("byte %s", i)
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Test
  void sealed_twice_it_looks_different() {
    assertThat(TwoCustodians.seal(TEXT, 7, a.publicKey(), b.publicKey())).isNotEqualTo(sealed);
  }

  @Test
  void a_private_key_opens_only_with_its_passphrase() {
    byte[] wrapped = PassphraseWrap.wrap(a.privateKey(), "四个很长的词语组成口令".toCharArray(), 3);
    assertThat(PassphraseWrap.unwrap(wrapped, "四个很长的词语组成口令".toCharArray(), 3))
        .contains(a.privateKey());
    assertThat(PassphraseWrap.unwrap(wrapped, "别的口令".toCharArray(), 3)).isEmpty();
    assertThat(PassphraseWrap.unwrap(wrapped, "四个很长的词语组成口令".toCharArray(), 4)).isEmpty();
  }

  private void refuses(long report, byte[] one, byte[] other) {
    assertThatThrownBy(() -> TwoCustodians.open(sealed, report, one, other))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
