/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.Operations;
import java.io.InputStream;
import java.util.Collections;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** History: its files come in, and are imported. */
@Path("/foresight/imports")
@Component(service = ImportsResource.class, property = "osgi.jaxrs.resource=true")
public class ImportsResource {
  @Reference private Operations operations;

  @POST
  public Response importHistory(String body) {
    return Answer.accepted(() -> operations.importHistory(Json.object(body)));
  }

  @GET
  @Path("/files")
  public Response files() {
    return Answer.ok(operations::importFiles);
  }

  @POST
  @Path("/files")
  public Response upload(
      @QueryParam("name") @DefaultValue("") String name,
      @QueryParam("replace") @DefaultValue("false") boolean replace,
      InputStream body) {
    return Answer.created(() -> operations.putImportFile(name, body, replace));
  }

  @DELETE
  @Path("/files/{name}")
  public Response delete(@PathParam("name") String name) {
    return Answer.ok(
        () -> {
          operations.deleteImportFile(name);
          return Collections.singletonMap("deleted", name);
        });
  }
}
