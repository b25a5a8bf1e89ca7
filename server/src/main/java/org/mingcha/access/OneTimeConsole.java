package org.mingcha.access;

/** Where a secret is said once and kept nowhere: the console, past every log. */
public interface OneTimeConsole {
  void print(String line);
}
