/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.DatasetOperations;
import java.util.Collections;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exported datasets of this node: pseudonymised, still personal data. */
@Path("/foresight/datasets")
@Component(service = DatasetsResource.class, property = "osgi.jaxrs.resource=true")
public class DatasetsResource {
  @Reference private DatasetOperations operations;

  @GET
  public Response list() {
    return Answer.ok(operations::datasets);
  }

  @GET
  @Path("/{name}")
  public Response download(@PathParam("name") String name, @Context SecurityContext security) {
    return Answer.csv(name, () -> operations.dataset(name, Users.name(security)));
  }

  @DELETE
  @Path("/{name}")
  public Response delete(@PathParam("name") String name, @Context SecurityContext security) {
    return Answer.ok(
        () -> {
          operations.deleteDataset(name, Users.name(security));
          return Collections.singletonMap("deleted", name);
        });
  }
}
