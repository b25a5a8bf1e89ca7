package org.mingcha.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * The SQL statements that the application prepared, counted from outside. Found by the component
 * scan of tests only.
 */
@Component
public final class Statements implements BeanPostProcessor {
  private static final List<String> SEEN = new CopyOnWriteArrayList<>();
  private static volatile boolean counting;

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof DataSource source) || bean instanceof DelegatingDataSource) {
      return bean;
    }
    return new Counted(source);
  }

  /** What was prepared while the work ran, on any thread, in order. */
  public static List<String> during(Runnable work) {
    SEEN.clear();
    counting = true;
    try {
      work.run();
      return new ArrayList<>(SEEN);
    } finally {
      counting = false;
    }
  }

  private static final class Counted extends DelegatingDataSource {
    Counted(DataSource source) {
      super(source);
    }

    @Override
    public Connection getConnection() throws java.sql.SQLException {
      Connection connection = super.getConnection();
      if (!counting) {
        return connection;
      }
      return (Connection)
          Proxy.newProxyInstance(
              Statements.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, args) -> {
                if (method.getName().startsWith("prepare") && args != null) {
                  SEEN.add((String) args[0]);
                }
                try {
                  return method.invoke(connection, args);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
