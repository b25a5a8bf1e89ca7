package org.mingcha;

import org.mingcha.cli.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Mingcha {
  public static void main(String[] args) {
    CommandLine.run(Mingcha.class, args);
  }
}
