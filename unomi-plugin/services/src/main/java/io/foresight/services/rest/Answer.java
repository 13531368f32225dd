/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.core.input.InvalidInputException;
import io.foresight.core.store.StoreException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a verb and turns its result or error into a response. */
final class Answer {
  private static final Logger LOG = LoggerFactory.getLogger(Answer.class);

  private Answer() {}

  static Response ok(Supplier<?> verb) {
    return with(200, verb);
  }

  static Response markdown(Supplier<String> verb) {
    return answer(() -> Response.ok(verb.get(), "text/markdown; charset=utf-8").build());
  }

  /** A file to keep; its content is closed when it is sent. */
  static Response csv(String name, Supplier<InputStream> verb) {
    return answer(
        () ->
            Response.ok(verb.get(), "text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .build());
  }

  static Response created(Supplier<?> verb) {
    return with(201, verb);
  }

  static Response accepted(Supplier<?> verb) {
    return with(202, verb);
  }

  private static Response with(int status, Supplier<?> verb) {
    return answer(() -> json(status, verb.get()));
  }

  private static Response answer(Supplier<Response> response) {
    try {
      return response.get();
    } catch (InvalidInputException e) {
      return error(400, e.getMessage(), e.field());
    } catch (NoSuchElementException e) {
      return error(404, e.getMessage(), null);
    } catch (IllegalStateException e) {
      return error(409, e.getMessage(), null);
    } catch (StoreException e) {
      LOG.warn("Elasticsearch could not answer: {}", e.getMessage());
      return error(503, "Elasticsearch could not answer: " + e.getMessage(), null);
    } catch (RuntimeException e) {
      LOG.error("A request failed", e);
      return error(500, "internal error, see the log: " + e.getClass().getSimpleName(), null);
    }
  }

  static Response json(int status, Object body) {
    return Response.status(status).type(MediaType.APPLICATION_JSON).entity(Json.text(body)).build();
  }

  private static Response error(int status, String message, String field) {
    Map<String, Object> m = new LinkedHashMap<>();
    m.put("error", message);
    if (field != null) {
      m.put("field", field);
    }
    return json(status, m);
  }
}
