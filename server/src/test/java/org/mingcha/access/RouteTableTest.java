package org.mingcha.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.mingcha.shared.Role;
import org.mingcha.testing.AppTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route with the least authority that lets a request through to it, as a file to review. */
class RouteTableTest extends AppTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/routes.txt");

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mapping;

  @Autowired
  @Qualifier("springSecurityFilterChain")
  private jakarta.servlet.Filter security;

  private List<String> lines() {
    Set<String> lines = new TreeSet<>();
    mapping
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              Set<String> methods = new TreeSet<>();
              info.getMethodsCondition().getMethods().forEach(m -> methods.add(m.name()));
              if (methods.isEmpty()) {
                methods.add("GET");
              }
              for (String pattern : info.getPatternValues()) {
                for (String verb : methods) {
                  lines.add("%-5s %-60s %s".formatted(verb, pattern, least(verb, pattern)));
                }
              }
            });
    return sorted(lines);
  }

  @Test
  void the_routes_and_their_least_authority_are_those_that_were_reviewed() throws IOException {
    String table = String.join("\n", lines()) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, table);
    }
    assertThat(table)
        .as(
            "Routes differ from %s. If the change is meant, look at each line's authority and write"
                + " the file anew: mvn -pl server -am test -Dtest=RouteTableTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dgolden.update=true",
            GOLDEN)
        .isEqualTo(Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "");
  }

  @Test
  void what_nobody_named_needs_a_sign_in() {
    assertThat(least("GET", "/something/new")).isEqualTo("signed-in");
    assertThat(least("POST", "/api/v2/anything")).isEqualTo("signed-in");
    assertThat(least("GET", "/api/v1/reports")).isEqualTo("signed-in");
    assertThat(least("GET", "/actuator/env")).isEqualTo("system-admin");
    assertThat(least("GET", "/admin")).isEqualTo("security-admin|system-admin");
    assertThat(least("GET", "/audit/x")).isEqualTo("auditor");
    assertThat(least("GET", "/error")).isEqualTo("signed-in");
  }

  @Test
  void only_these_routes_are_open_to_everybody() {
    List<String> open =
        lines().stream()
            .filter(line -> line.endsWith(" anybody"))
            .map(line -> line.split("\\s+")[1])
            .distinct()
            .toList();
    assertThat(open)
        .allMatch(
            path ->
                PublicPaths.isPublic(path)
                    || path.equals("/sign-in")
                    || path.equals("/api/v1/openapi.json")
                    || path.equals("/api/v1/reports")
                    || path.equals("/api/v1/reports/query")
                    || path.startsWith("/api/v1/reports/dialogue"));
  }

  private static List<String> sorted(Set<String> lines) {
    List<String> out = new ArrayList<>(lines);
    out.sort((a, b) -> {
      int byPath = a.substring(6).compareTo(b.substring(6));
      return byPath != 0 ? byPath : a.compareTo(b);
    });
    return out;
  }

  private String least(String verb, String pattern) {
    String path = pattern.replaceAll("\\{\\*?[^}]*}", "x").replace("**", "x");
    MockHttpServletRequest request = new MockHttpServletRequest(verb, path);
    request.setServletPath(path);
    if (allowed(request, anonymous())) {
      return "anybody";
    }
    if (allowed(request, holding())) {
      return "signed-in";
    }
    Set<String> roles = new TreeSet<>();
    for (Role role : Role.values()) {
      if (allowed(request, holding(role))) {
        roles.add(role.key());
      }
    }
    return roles.isEmpty() ? "nobody" : String.join("|", roles);
  }

  private boolean allowed(MockHttpServletRequest request, Authentication who) {
    FilterChainProxy proxy = proxy(security);
    AuthorizationFilter filter =
        proxy.getFilterChains().stream()
            .filter(chain -> chain.matches(request))
            .findFirst()
            .orElseThrow()
            .getFilters()
            .stream()
            .filter(AuthorizationFilter.class::isInstance)
            .map(AuthorizationFilter.class::cast)
            .findFirst()
            .orElseThrow();
    var decision = filter.getAuthorizationManager().authorize(() -> who, request);
    return decision != null && decision.isGranted();
  }

  private static FilterChainProxy proxy(jakarta.servlet.Filter filter) {
    if (filter instanceof FilterChainProxy proxy) {
      return proxy;
    }
    try {
      var field = filter.getClass().getDeclaredField("filterChainProxy");
      field.setAccessible(true);
      return (FilterChainProxy) field.get(filter);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("no filter chain in " + filter.getClass(), e);
    }
  }

  private static Authentication anonymous() {
    return new AnonymousAuthenticationToken(
        "key", "nobody", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));
  }

  private static Authentication holding(Role... roles) {
    return new Person(
        new Person.Facts(
            1, 1, "x", "x", org.mingcha.shared.text.Language.EN, false, Set.of(roles),
            Person.Proof.SESSION, 1));
  }
}
