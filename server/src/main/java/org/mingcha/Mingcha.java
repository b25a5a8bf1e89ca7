package org.mingcha;

import org.mingcha.cli.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/** The application. Two modules may each have a class of the same name. */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Mingcha {
  public static void main(String[] args) {
    CommandLine.run(Mingcha.class, args);
  }
}
