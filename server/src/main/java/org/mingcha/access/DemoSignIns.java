package org.mingcha.access;

import java.util.List;

/** Who can sign in to the demonstration; a bean only there, shown on the sign-in page. */
public interface DemoSignIns {

  /**
   * @param role key of the role, as in {@code role.<key>}
   */
  record Entry(String login, String role) {}

  /** The password that all of them have. */
  String password();

  List<Entry> list();
}
