package org.mingcha.shared.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mingcha.shared.Refusal;

/**
 * A plain form as data, drawn by {@code part/form.jte}: what was typed stays, faults stand beside
 * their fields and in a summary, and where somebody changed the record meanwhile, what stands there
 * now is shown beside what was typed.
 *
 * @param action address that takes the form
 * @param submit message key of the button
 * @param cancel address to go back to
 * @param version of the record the form was made from; null where there is none
 * @param upload whether it carries files
 */
public record FormPage(
    String action,
    String submit,
    String cancel,
    @Nullable Integer version,
    @Nullable String requestKey,
    boolean upload,
    List<Input> inputs,
    List<Refusal.Field> errors) {

  /** How an input is drawn. */
  public enum Type {
    TEXT,
    AREA,
    DATE,
    NUMBER,
    SELECT,
    CHECK,
    FILES
  }

  /** A choice of a select: its value and what the reader sees. */
  public record Option(String value, String label) {}

  /**
   * One field.
   *
   * @param label message key; with {@code .hint} appended the key of its hint, if there is one
   * @param value as typed or as it stands
   * @param now what stands in the record, where it was changed meanwhile; null otherwise
   * @param lookup address that answers with a JSON list of proposals for what is typed; null: none
   */
  public record Input(
      String name,
      Type type,
      String label,
      String value,
      List<Option> options,
      boolean required,
      @Nullable String now,
      @Nullable String lookup,
      boolean beside) {}

  /** Collects the fields of a form. */
  public static final class Builder {
    private final String action;
    private final String submit;
    private final String cancel;
    private final Map<String, String> typed;
    private final List<Input> inputs = new ArrayList<>();
    private @Nullable Integer version;
    private boolean upload;
    private boolean stale;
    private boolean beside;

    private Builder(String action, String submit, String cancel, Map<String, String> typed) {
      this.action = action;
      this.submit = submit;
      this.cancel = cancel;
      this.typed = typed;
    }

    /** The record's version; the one it is at now wins over the typed one. */
    public Builder version(int current) {
      version = current;
      return this;
    }

    private Builder add(
        String name,
        Type type,
        String label,
        @Nullable String stands,
        List<Option> options,
        boolean required,
        @Nullable String lookup) {
      String current = stands == null ? "" : stands;
      String value = typed.getOrDefault(name, typed.isEmpty() ? current : "");
      inputs.add(
          new Input(
              name,
              type,
              label,
              value,
              options,
              required,
              stale && !value.equals(current) ? current : null,
              lookup,
              beside));
      return this;
    }

    /** Whether the fields that follow stand beside one another where the window is wide enough. */
    public Builder beside(boolean yes) {
      beside = yes;
      return this;
    }

    public Builder text(String name, String label, @Nullable String stands, boolean required) {
      return add(name, Type.TEXT, label, stands, List.of(), required, null);
    }

    public Builder area(String name, String label, @Nullable String stands, boolean required) {
      return add(name, Type.AREA, label, stands, List.of(), required, null);
    }

    public Builder date(String name, String label, @Nullable Object stands, boolean required) {
      return add(
          name, Type.DATE, label, stands == null ? null : stands.toString(), List.of(), required, null);
    }

    public Builder number(String name, String label, @Nullable Object stands, boolean required) {
      return add(
          name, Type.NUMBER, label, stands == null ? null : stands.toString(), List.of(), required, null);
    }

    public Builder select(
        String name, String label, @Nullable String stands, List<Option> options, boolean required) {
      return add(name, Type.SELECT, label, stands, options, required, null);
    }

    public Builder check(String name, String label, boolean stands) {
      return add(name, Type.CHECK, label, stands ? "true" : "", List.of(), false, null);
    }

    public Builder lookup(
        String name, String label, @Nullable String stands, String address, boolean required) {
      return add(name, Type.TEXT, label, stands, List.of(), required, address);
    }

    /** Any number of files. A browser forgets them when the form comes back. */
    public Builder files(String name, String label) {
      upload = true;
      return add(name, Type.FILES, label, null, List.of(), false, null);
    }

    public FormPage build(List<Refusal.Field> errors) {
      return new FormPage(
          action, submit, cancel, version, typed.get("requestKey"), upload, inputs, errors);
    }

    /** The form as it comes back after a refusal. */
    public FormPage build(@Nullable Refusal refusal) {
      if (refusal == null) {
        return build(List.of());
      }
      return build(
          refusal.fields().isEmpty()
              ? List.of(
                  new Refusal.Field(
                      inputs.isEmpty() ? "main" : inputs.getFirst().name(),
                      refusal.messageKey(),
                      refusal.args()))
              : refusal.fields());
    }
  }

  /**
   * Begins a form.
   *
   * @param typed what came with the request; empty when the form is drawn for the first time
   * @param refusal why it comes back; null at first
   */
  public static Builder to(
      String action,
      String submit,
      String cancel,
      Map<String, String> typed,
      @Nullable Refusal refusal) {
    Builder builder = new Builder(action, submit, cancel, typed);
    builder.stale = refusal != null && refusal.kind() == Refusal.Kind.STALE;
    return builder;
  }
}
