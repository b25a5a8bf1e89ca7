package org.mingcha.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code verify FILE --key PUBLIC_KEY_FILE [--words CANONICAL_WORDS_FILE]}: tells in Chinese and
 * English whether a receipt is true. With several keys, one of them must have signed it. Exit 0
 * when it is true, 1 when not, 2 when asked wrongly.
 */
public final class VerifyCommand {
  private VerifyCommand() {}

  /**
   * @param out takes each line that is to be shown
   * @return the exit code
   */
  public static int run(String[] args, Consumer<String> out) {
    Path file = null;
    List<Path> keyFiles = new ArrayList<>();
    Path wordsFile = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--key") && i + 1 < args.length) {
        keyFiles.add(Path.of(args[++i]));
      } else if (args[i].equals("--words") && i + 1 < args.length) {
        wordsFile = Path.of(args[++i]);
      } else if (file == null && !args[i].startsWith("--")) {
        file = Path.of(args[i]);
      } else {
        file = null;
        break;
      }
    }
    if (file == null || keyFiles.isEmpty()) {
      out.accept("用法 / usage: verify RECEIPT_FILE --key PUBLIC_KEY_FILE [--words WORDS_FILE]");
      return 2;
    }
    List<ReceiptKey> keys = new ArrayList<>();
    try {
      for (Path keyFile : keyFiles) {
        keys.add(ReceiptKey.parse(Files.readString(keyFile)));
      }
    } catch (IOException | IllegalArgumentException e) {
      out.accept("公钥文件无法读取。/ The public key file cannot be read.");
      return 1;
    }
    try {
      String receipt = Files.readString(file);
      byte[] words = wordsFile == null ? null : Files.readAllBytes(wordsFile);
      ReceiptVerifier.Finding finding = ReceiptVerifier.Finding.NOT_SIGNED;
      for (ReceiptKey key : keys) {
        finding =
            words == null
                ? ReceiptVerifier.verify(receipt, key)
                : ReceiptVerifier.verify(receipt, key, words);
        if (finding != ReceiptVerifier.Finding.NOT_SIGNED) {
          break;
        }
      }
      out.accept(say(finding, wordsFile != null));
      return finding == ReceiptVerifier.Finding.TRUE ? 0 : 1;
    } catch (IOException e) {
      out.accept("文件无法读取。/ A file cannot be read.");
      return 1;
    }
  }

  private static String say(ReceiptVerifier.Finding finding, boolean words) {
    return switch (finding) {
      case TRUE ->
          words
              ? "回执真实，原话一致。/ The receipt is true, and it promises exactly these words."
              : "回执真实。/ The receipt is true.";
      case NOT_SIGNED ->
          "回执不真实：不是由这把密钥签署，或被改动过。/ Not true: not signed with this key, or altered.";
      case MALFORMED -> "这个文件不是回执。/ This file is not a receipt.";
      case OTHER_WORDS ->
          "回执真实，但承诺的不是这些原话。/ The receipt is true, but it promises other words.";
      case NO_SALT ->
          "回执真实，但缺少核对原话所需的“salt”一行。/ The receipt is true, but the line \"salt\" is missing.";
    };
  }
}
