package org.mingcha.access;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The headers that tell browsers what a page of this site may do: very little. */
final class PageHeaders {
  static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self' data:; connect-src 'self'; form-action 'self';"
          + " frame-ancestors 'none'; base-uri 'none'";

  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(),"
          + " fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(),"
          + " payment=(), publickey-credentials-get=(self), screen-wake-lock=(), usb=(),"
          + " xr-spatial-tracking=()";

  /** How long a browser may keep an answer. */
  enum Keep {
    NOTHING,
    AN_HOUR
  }

  private PageHeaders() {}

  static void apply(HeadersConfigurer<HttpSecurity> headers, Keep keep) {
    headers
        .contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_SECURITY_POLICY))
        .referrerPolicy(r -> r.policy(ReferrerPolicy.NO_REFERRER))
        .crossOriginOpenerPolicy(p -> p.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
        .crossOriginResourcePolicy(p -> p.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
        .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
        .addHeaderWriter(new StaticHeadersWriter("Permissions-Policy", PERMISSIONS))
        .cacheControl(HeadersConfigurer.CacheControlConfig::disable)
        .addHeaderWriter(
            (request, response) -> {
              // a download that names its own policy keeps it
              if (!response.containsHeader("Cache-Control")) {
                response.setHeader(
                    "Cache-Control", keep == Keep.AN_HOUR ? "public, max-age=3600" : "no-store");
              }
            });
  }
}
