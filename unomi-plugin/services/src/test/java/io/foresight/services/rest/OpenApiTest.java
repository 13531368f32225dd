/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import org.junit.jupiter.api.Test;

class OpenApiTest {
  private static final List<Class<?>> RESOURCES =
      List.of(
          ForesightResource.class,
          GoalsResource.class,
          InsightsResource.class,
          ModelsResource.class,
          AuditResource.class,
          ChecksResource.class,
          QualityResource.class,
          JobsResource.class,
          ImportsResource.class,
          MappingResource.class,
          LeadsResource.class,
          MailResource.class,
          DatasetsResource.class,
          SegmentsResource.class,
          CatalogueResource.class,
          SlotsResource.class,
          RecommendResource.class,
          RecommendationsResource.class);

  @Test
  void document_namesExactlyWhatTheResourcesOffer() throws IOException {
    Set<String> offered = new TreeSet<>();
    for (Class<?> r : RESOURCES) {
      String base = r.getAnnotation(Path.class).value();
      for (Method m : r.getDeclaredMethods()) {
        String verb = verb(m);
        if (verb != null) {
          Path sub = m.getAnnotation(Path.class);
          offered.add(verb + " " + base + (sub == null ? "" : sub.value()));
        }
      }
    }
    Set<String> documented = new TreeSet<>();
    JsonNode paths =
        new ObjectMapper().readTree(getClass().getResourceAsStream("openapi.json")).path("paths");
    paths
        .fieldNames()
        .forEachRemaining(
            p -> paths.path(p).fieldNames().forEachRemaining(v -> documented.add(v + " " + p)));
    assertThat(documented).isEqualTo(offered);
  }

  private static String verb(Method m) {
    return m.isAnnotationPresent(GET.class)
        ? "get"
        : m.isAnnotationPresent(POST.class)
            ? "post"
            : m.isAnnotationPresent(PUT.class)
                ? "put"
                : m.isAnnotationPresent(DELETE.class) ? "delete" : null;
  }
}
