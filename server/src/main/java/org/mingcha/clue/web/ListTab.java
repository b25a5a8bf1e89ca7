package org.mingcha.clue.web;

/** A tab of the list of clues with how many it holds. */
public record ListTab(String key, String href, int count, boolean current) {}
