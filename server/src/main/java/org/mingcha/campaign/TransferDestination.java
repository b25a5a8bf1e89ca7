package org.mingcha.campaign;

/**
 * Where a matter outside the campaign is passed on to.
 *
 * @param description what it is competent for, told to the triage officer and to the reporter
 */
public record TransferDestination(String key, Text name, Text description, ReceiverSpec receiver)
    implements Keyed {}
