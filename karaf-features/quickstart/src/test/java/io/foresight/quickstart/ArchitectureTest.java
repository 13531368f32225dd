/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.quickstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.foresight.simulation.Truth;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  @Test
  void quickstart_neverReadsTheTruth() {
    noClasses()
        .that()
        .resideInAPackage("io.foresight.quickstart")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Truth.class)
        .check(
            new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.foresight.quickstart"));
  }
}
