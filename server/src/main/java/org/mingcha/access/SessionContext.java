package org.mingcha.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.mingcha.shared.web.RequestLanguage;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Finds the person behind the session cookie, once a request and only when somebody asks. */
@Component
final class SessionContext implements SecurityContextRepository {
  private final Sessions sessions;
  private final Cookies cookies;

  SessionContext(Sessions sessions, Cookies cookies) {
    this.sessions = sessions;
    this.cookies = cookies;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Once(() -> find(request));
  }

  private SecurityContext find(HttpServletRequest request) {
    String key = cookies.read(request, Cookies.SESSION);
    if (key == null || key.length() > 100) {
      return SecurityContextHolder.createEmptyContext();
    }
    return sessions
        .find(key)
        .map(
            facts -> {
              RequestLanguage.ofAccount(request, facts.language());
              return (SecurityContext) new SecurityContextImpl(new Person(facts));
            })
        .orElseGet(SecurityContextHolder::createEmptyContext);
  }

  @Override
  @Deprecated
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return loadDeferredContext(holder.getRequest()).get();
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
    // signing in and out write the session themselves
  }

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return cookies.read(request, Cookies.SESSION) != null;
  }

  private static final class Once implements DeferredSecurityContext {
    private final Supplier<SecurityContext> source;
    private SecurityContext found;

    Once(Supplier<SecurityContext> source) {
      this.source = source;
    }

    @Override
    public SecurityContext get() {
      if (found == null) {
        found = source.get();
      }
      return found;
    }

    @Override
    public boolean isGenerated() {
      return get().getAuthentication() == null;
    }
  }
}
