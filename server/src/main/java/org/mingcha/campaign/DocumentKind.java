package org.mingcha.campaign;

/** A kind of official paper with its document number (发文字号), counted by year. */
public record DocumentKind(String key, Text name, NumberPattern number) implements Keyed {}
