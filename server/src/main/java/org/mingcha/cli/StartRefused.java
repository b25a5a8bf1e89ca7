package org.mingcha.cli;

/** The start is refused for a reason that the user can remove; a key of our messages. */
final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String key;
  private final transient Object[] arguments;

  StartRefused(String key, Object... arguments) {
    super(key);
    this.key = key;
    this.arguments = arguments;
  }

  void print() {
    Console.fail(key, arguments);
  }
}
