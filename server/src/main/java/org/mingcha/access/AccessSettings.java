package org.mingcha.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code mingcha.access.*}.
 *
 * @param idle a session ends when unused for so long
 * @param absolute a session ends so long after signing in
 * @param secureCookies cookies only over https; set it where a proxy ends TLS before this program
 * @param passwordSlots password computations at one time, each of 19 MiB
 * @param passwordWait how long a sign-in waits for a slot before it is refused
 */
@ConfigurationProperties("mingcha.access")
record AccessSettings(
    @DefaultValue("30m") Duration idle,
    @DefaultValue("12h") Duration absolute,
    @DefaultValue("false") boolean secureCookies,
    @DefaultValue("8") int passwordSlots,
    @DefaultValue("5s") Duration passwordWait) {}
