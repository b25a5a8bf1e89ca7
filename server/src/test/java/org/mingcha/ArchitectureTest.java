package org.mingcha;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The edges between modules, and what no class may do. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("org.mingcha");

  @Test
  void modules_use_only_what_they_declare_and_go_in_no_circle() {
    // compiled templates are part of the module whose pages they are
    ApplicationModules.of(Mingcha.class, resideInAPackage("org.mingcha.pages..")).verify();
  }

  @Test
  void nobody_prints_or_logs_through_the_streams_but_the_command_line() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.mingcha.cli..", "org.mingcha.postgres..", "org.mingcha.pages..")
        .and()
        .doNotHaveFullyQualifiedName("org.mingcha.Mingcha")
        .and()
        .doNotHaveFullyQualifiedName("org.mingcha.proof.Verify")
        .should()
        .accessClassesThat()
        .haveFullyQualifiedName("java.io.PrintStream")
        .because("what is printed cannot be kept free of reporters' words; use the log, sparingly")
        .check(CLASSES);
  }

  @Test
  void nobody_asks_for_the_address_of_a_visitor_but_the_rate_limits() {
    noClasses()
        .that()
        .haveSimpleNameNotContaining("RateLimit")
        .should()
        .callMethod("jakarta.servlet.ServletRequest", "getRemoteAddr")
        .orShould()
        .callMethod("jakarta.servlet.http.HttpServletRequest", "getRemoteAddr")
        .because("no address of a reporter is kept, logged or passed on; limits hash it in memory")
        .check(CLASSES);
  }

  @Test
  void time_comes_from_the_clock() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.mingcha.cli..", "org.mingcha.postgres..")
        .and()
        .doNotHaveFullyQualifiedName("org.mingcha.shared.OfficeClock")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .because("acts of one transaction share one instant, and tests live through weeks")
        .check(CLASSES);
  }

  @Test
  void no_local_date_time_stands_for_an_instant() {
    noClasses()
        .that()
        .resideInAnyPackage("org.mingcha..")
        .and()
        .resideOutsideOfPackages("org.mingcha.shared.workday..", "org.mingcha.documents..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.LocalDateTime")
        .because("instants are UTC and shown in the office's zone")
        .check(CLASSES);
  }
}
