/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.foresight.core",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule core_knowsNoPlatform =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.osgi..",
              "org.apache.unomi..",
              "org.elasticsearch..",
              "co.elastic..",
              "com.fasterxml..");

  @ArchTest
  static final ArchRule evaluation_doesNotKnowLearners =
      noClasses()
          .that()
          .resideInAnyPackage("..evaluate..", "..model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.foresight.core.learn..", "org.tribuo..", "ml.dmlc..");
}
