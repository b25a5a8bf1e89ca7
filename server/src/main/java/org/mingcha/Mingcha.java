package org.mingcha;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Mingcha {
  public static void main(String[] args) {
    SpringApplication.run(Mingcha.class, args);
  }
}
