package org.mingcha.shared.web;

import java.util.Set;
import org.mingcha.shared.Role;

/**
 * An entry of the desk's menu; modules declare theirs as beans.
 *
 * @param order entries stand in this order
 * @param key of the label in the message files
 * @param roles whoever holds one of them sees the entry; empty: everybody signed in
 */
public record MenuItem(int order, String href, String key, Set<Role> roles) {}
