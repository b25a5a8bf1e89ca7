package org.mingcha.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingcha.proof.ReceiptVerifier.Finding;

class ReceiptTest {
  private static final byte[] WORDS = "mingcha words v1\nfacts 3\n原\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] SALT = new byte[16];

  private final ReceiptSigner.NewKey made = ReceiptSigner.newKey("reports.example");
  private final ReceiptSigner signer =
      new ReceiptSigner("reports.example", made.secret(), made.key());
  private final String receipt =
      signer.sign(ReceiptVerifier.commitment(SALT, WORDS), LocalDate.of(2018, 7, 16), SALT);

  @TempDir private Path directory;

  @Test
  void a_receipt_is_true_for_its_key_and_its_words() {
    ReceiptKey key = ReceiptKey.parse(made.key().line());
    assertThat(ReceiptVerifier.verify(receipt, key)).isEqualTo(Finding.TRUE);
    assertThat(ReceiptVerifier.verify(receipt, key, WORDS)).isEqualTo(Finding.TRUE);
    assertThat(ReceiptVerifier.verify(receipt, key, new byte[] {1})).isEqualTo(Finding.OTHER_WORDS);
  }

  @Test
  void line_ends_of_another_system_do_not_matter() {
    assertThat(ReceiptVerifier.verify(receipt.replace("\n", "\r\n"), made.key(), WORDS))
        .isEqualTo(Finding.TRUE);
  }

  @Test
  void no_signed_character_can_be_changed() {
    int end = receipt.indexOf("\n\n");
    for (int i = 0; i < end; i++) {
      char other = receipt.charAt(i) == 'A' ? 'B' : 'A';
      String altered = receipt.substring(0, i) + other + receipt.substring(i + 1);
      assertThat(ReceiptVerifier.verify(altered, made.key())).as("at %s", i).isNotEqualTo(Finding.TRUE);
    }
  }

  @Test
  void another_key_of_the_same_name_does_not_make_it_true() {
    assertThat(ReceiptVerifier.verify(receipt, ReceiptSigner.newKey("reports.example").key()))
        .isEqualTo(Finding.NOT_SIGNED);
  }

  @Test
  void without_its_salt_the_words_cannot_be_compared() {
    String bare = receipt.substring(0, receipt.indexOf("salt "));
    assertThat(ReceiptVerifier.verify(bare, made.key())).isEqualTo(Finding.TRUE);
    assertThat(ReceiptVerifier.verify(bare, made.key(), WORDS)).isEqualTo(Finding.NO_SALT);
  }

  @Test
  void other_texts_are_no_receipts() {
    for (String text : new String[] {"", "x", "mingcha receipt v1\n\n", "mingcha receipt v2\na\nb\nc\n\n"}) {
      assertThat(ReceiptVerifier.verify(text, made.key())).isEqualTo(Finding.MALFORMED);
    }
  }

  @Test
  void the_command_tells_by_its_exit_code() throws Exception {
    Path file = Files.writeString(directory.resolve("receipt.txt"), receipt);
    Path key = Files.writeString(directory.resolve("receipt.pub"), made.key().line() + "\n");
    Path bad = Files.writeString(directory.resolve("bad.txt"), receipt.replace("2018", "2019"));
    assertThat(run(file.toString(), "--key", key.toString())).isZero();
    assertThat(run(bad.toString(), "--key", key.toString())).isEqualTo(1);
    assertThat(run(directory.resolve("none").toString(), "--key", key.toString())).isEqualTo(1);
    assertThat(run(file.toString())).isEqualTo(2);
  }

  private static int run(String... args) {
    return VerifyCommand.run(args, line -> {});
  }
}
