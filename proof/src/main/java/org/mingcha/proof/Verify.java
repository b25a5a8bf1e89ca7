package org.mingcha.proof;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The verifier as a program of its own: {@code java -jar mingcha-proof.jar FILE --key KEY}. */
public final class Verify {
  private Verify() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.exit(VerifyCommand.run(args, out::println));
  }
}
