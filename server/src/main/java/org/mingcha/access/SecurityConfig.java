package org.mingcha.access;

import jakarta.servlet.DispatcherType;
import org.mingcha.shared.Role;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may send which request at all; what is not named here needs a sign-in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class SecurityConfig {

  /** Style sheets and scripts: nobody is asked who they are, and browsers may keep them. */
  @Bean
  @Order(1)
  SecurityFilterChain filesChain(HttpSecurity http) throws Exception {
    http.securityMatcher(PublicPaths.FILES)
        .authorizeHttpRequests(all -> all.anyRequest().permitAll())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(h -> PageHeaders.apply(h, PageHeaders.Keep.AN_HOUR))
        .logout(AbstractHttpConfigurer::disable);
    return http.build();
  }

  /** The API: a bearer token on every request, no cookie is looked at. */
  @Bean
  @Order(2)
  SecurityFilterChain apiChain(HttpSecurity http, Tokens tokens, Refuser refuser) throws Exception {
    http.securityMatcher("/api/**", "/actuator/**")
        .authorizeHttpRequests(
            all ->
                all.requestMatchers("/actuator/health/**", "/api/v1/openapi.json")
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, PublicPaths.REPORTER_API)
                    .permitAll()
                    .requestMatchers("/actuator/**")
                    .hasAuthority(Role.SYSTEM_ADMIN.key())
                    .requestMatchers("/api/v1/organisation/accounts/**")
                    .hasAuthority(Role.SYSTEM_ADMIN.key())
                    .requestMatchers("/api/v1/organisation/appointments/**")
                    .hasAnyAuthority(Role.SYSTEM_ADMIN.key(), Role.SECURITY_ADMIN.key())
                    .anyRequest()
                    .authenticated())
        .addFilterBefore(new TokenFilter(tokens, refuser), AuthorizationFilter.class)
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(e -> e.authenticationEntryPoint(refuser).accessDeniedHandler(refuser))
        .headers(h -> PageHeaders.apply(h, PageHeaders.Keep.NOTHING))
        .logout(AbstractHttpConfigurer::disable);
    return http.build();
  }

  @Bean
  @Order(3)
  SecurityFilterChain pagesChain(
      HttpSecurity http, SessionContext context, FormTokens formTokens, Refuser refuser)
      throws Exception {
    http.authorizeHttpRequests(
            all ->
                all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                    .permitAll()
                    .requestMatchers(PublicPaths.PAGES)
                    .permitAll()
                    .requestMatchers(PublicPaths.SIGN_IN)
                    .permitAll()
                    // the auditor reads who is who; what may be changed the pages decide
                    .requestMatchers(
                        HttpMethod.GET,
                        "/admin/units/**",
                        "/admin/officials/**",
                        "/admin/regions/**")
                    .hasAnyAuthority(
                        Role.SYSTEM_ADMIN.key(), Role.SECURITY_ADMIN.key(), Role.AUDITOR.key())
                    .requestMatchers("/admin/**")
                    .hasAnyAuthority(Role.SYSTEM_ADMIN.key(), Role.SECURITY_ADMIN.key())
                    .requestMatchers("/audit/**")
                    .hasAuthority(Role.AUDITOR.key())
                    .anyRequest()
                    .authenticated())
        .securityContext(c -> c.securityContextRepository(context))
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(formTokens)
                    .csrfTokenRequestHandler(new XorCsrfTokenRequestAttributeHandler())
                    // public forms act for nobody: see OriginFilter
                    .ignoringRequestMatchers(publicPages()))
        .addFilterBefore(new OriginFilter(refuser), CsrfFilter.class)
        .addFilterAfter(new MustChangeFilter(), CsrfFilter.class)
        .requestCache(cache -> cache.requestCache(new NullRequestCache()))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .exceptionHandling(e -> e.authenticationEntryPoint(refuser).accessDeniedHandler(refuser))
        .headers(h -> PageHeaders.apply(h, PageHeaders.Keep.NOTHING))
        .logout(AbstractHttpConfigurer::disable);
    return http.build();
  }

  private static RequestMatcher publicPages() {
    RequestMatcher[] matchers = new RequestMatcher[PublicPaths.PAGES.length];
    for (int i = 0; i < matchers.length; i++) {
      matchers[i] = PathPatternRequestMatcher.withDefaults().matcher(PublicPaths.PAGES[i]);
    }
    return new OrRequestMatcher(matchers);
  }

  /** Nobody signs in through Spring's own doors; declared so that it makes no default user. */
  @Bean
  AuthenticationManager noOtherDoor() {
    return authentication -> {
      throw new AuthenticationServiceException("sign in through the sign-in page");
    };
  }
}
